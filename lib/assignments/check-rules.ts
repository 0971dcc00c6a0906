/** What the nightly check looks for. */
export const CHECK_RULES = [
  'counters',
  'renewal_amount',
  'licence_overlap',
  'number_overlap',
  'assignment_number',
  'licence_number',
  'directory',
] as const;
export type CheckRule = (typeof CHECK_RULES)[number];

/** One thing that disagrees, and how. */
export type Finding = { rule: CheckRule; subjectId: string; detail: Record<string, unknown> };

/** What only counts rows can be counted anew; who held what cannot be known better than it was written. */
export const isRepairable = (rule: CheckRule): boolean => rule === 'counters' || rule === 'renewal_amount';

/** In which local hour companies are checked. */
export const CHECK_HOUR = 3;
