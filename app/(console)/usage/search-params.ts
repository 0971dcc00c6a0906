import { addDays, daysBetween, monthsBefore } from '@/lib/kernel/calendar';
import { dateView } from '@/lib/kernel/shape';
import { EARLIEST, MOST_DAYS, MOST_GROUPED_DAYS, USAGE_GROUPINGS, type UsageGrouping } from '@/lib/usage/input';

export type SearchParams = Record<string, string | string[] | undefined>;

export const RANGES = ['30d', '90d', '12m'] as const;
export type RangeName = (typeof RANGES)[number];

/** What the URL asked for that cannot be shown as it was asked. */
export type RangeProblem = 'unreadable' | 'reversed' | 'future' | 'future_end' | 'too_long';

export type UsageSearch = {
  /** One of the named ranges, or any first and last day. */
  range: RangeName | 'own';
  from: string;
  to: string;
  by: UsageGrouping;
  problem: RangeProblem | null;
};

/** The first day of a named range that ends today. */
export function firstDayOf(range: RangeName, today: string): string {
  return range === '30d'
    ? addDays(today, -29)
    : range === '90d'
      ? addDays(today, -89)
      : addDays(monthsBefore(today, 12), 1);
}

/** What the URL asks of the page; what it cannot mean falls back to what is nearest to it, and the page says so. */
export function readSearchParams(parameters: SearchParams, today: string): UsageSearch {
  const text = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const by = USAGE_GROUPINGS.find((one) => one === text('by')) ?? 'department';
  const named = RANGES.find((one) => one === text('range')) ?? '30d';
  const whole = { range: named, from: firstDayOf(named, today), to: today, by, problem: null };
  const [from, to] = [text('from'), text('to')];
  if (from === undefined && to === undefined) return whole;
  const own = ownRange(from, to, today);
  return typeof own === 'string' ? { ...whole, problem: own } : { range: 'own', by, ...own };
}

function ownRange(
  from: string | undefined,
  to: string | undefined,
  today: string,
): RangeProblem | Pick<UsageSearch, 'from' | 'to' | 'problem'> {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : dateView.safeParse(day).data));
  if ((from !== undefined && first === undefined) || (to !== undefined && last === undefined)) return 'unreadable';
  if ([first, last].some((day) => day !== undefined && day < EARLIEST)) return 'unreadable';
  const end = last === undefined || last > today ? today : last;
  const usual = firstDayOf('30d', end);
  const begin = first ?? (usual < EARLIEST ? EARLIEST : usual);
  if (begin > today) return 'future';
  if (begin > (last ?? today)) return 'reversed';
  const problem = last !== undefined && last > today ? 'future_end' : null;
  if (daysBetween(begin, end) < MOST_DAYS) return { from: begin, to: end, problem };
  return { from: addDays(end, 1 - MOST_DAYS), to: end, problem: 'too_long' };
}

/** The first day of what is shown by groups: fewer days are answered at once. */
export const groupedFrom = ({ from, to }: Pick<UsageSearch, 'from' | 'to'>): string =>
  daysBetween(from, to) < MOST_GROUPED_DAYS ? from : addDays(to, 1 - MOST_GROUPED_DAYS);

/** The URL's own spelling of what is shown, so that links keep it. */
export const asParameters = ({ range, from, to, by }: UsageSearch): Record<string, string | undefined> => ({
  ...(range === 'own' ? { from, to } : { range: range === '30d' ? undefined : range }),
  by: by === 'department' ? undefined : by,
});
