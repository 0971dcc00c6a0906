import type { BulkAssignmentView, BulkQuoteView } from '@/lib/assignments/view';

/** Why one of the selected numbers cannot go to the member, as a sentence's name. */
export type Obstacle =
  | 'held'
  | 'waiting'
  | 'quarantined'
  | 'left'
  | 'documents'
  | 'emergency_address'
  | 'toll_free'
  | 'limit'
  | 'inactive'
  | 'gone'
  | 'other';

/** Numbers that the same thing stands in the way of. */
export interface ObstacleGroup {
  obstacle: Obstacle;
  numberIds: string[];
  /** As people read them; one that is not there any more has no name. */
  displays: string[];
}

const BY_CODE: Readonly<Record<string, Obstacle>> = {
  number_already_assigned: 'held',
  member_limit_reached: 'limit',
  member_inactive: 'inactive',
  not_found: 'gone',
};
const BY_REASON: Readonly<Record<string, Obstacle>> = {
  held: 'waiting',
  quarantined: 'quarantined',
  left: 'left',
  documents: 'documents',
  emergency_address: 'emergency_address',
  toll_free: 'toll_free',
};

const obstacleOf = (code = '', reason = ''): Obstacle => BY_CODE[code] ?? BY_REASON[reason] ?? 'other';

/** Which of the numbers asked about cannot be assigned, by what stands in the way; empty when all of them can. */
export function obstaclesIn(items: BulkQuoteView['items'], numberIds: readonly string[]): ObstacleGroup[] {
  const groups = new Map<Obstacle, ObstacleGroup>();
  for (const { index, ok, code, reason, display } of items) {
    const numberId = numberIds[index];
    if (ok || numberId === undefined) continue;
    const obstacle = obstacleOf(code, reason);
    const group = groups.get(obstacle) ?? { obstacle, numberIds: [], displays: [] };
    group.numberIds.push(numberId);
    if (display !== undefined) group.displays.push(display);
    groups.set(obstacle, group);
  }
  return [...groups.values()];
}

/** The numbers that stay when those with an obstacle are left out, in their order. */
export function without(numberIds: readonly string[], leftOut: ReadonlySet<string>): string[] {
  return numberIds.filter((id) => !leftOut.has(id));
}

/** How many licences of which origin an assignment of many used. */
export function licencesOf({ licencesUsed, removalsUndone, purchase }: BulkAssignmentView) {
  const bought = purchase?.quantity ?? 0;
  return { free: licencesUsed - removalsUndone - bought, kept: removalsUndone, bought };
}
