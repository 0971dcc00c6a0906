import { addDays, periodOf, startOfMonth } from '@/lib/kernel/calendar';

/** The periods that documents are asked for by name. */
export const PERIODS = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** From its first to its last day. */
export type Days = { from: string; to: string };

/** The days of each named period, as of a day. */
export function periodsOn(today: string): Record<PeriodName, Days> {
  const monthOfYear = Number(today.slice(5, 7)) - 1;
  const firstOf = (months: number) => periodOf(startOfMonth(today), 'monthly', months).from;
  const months = (from: number, count: number): Days => ({
    from: firstOf(from),
    to: addDays(firstOf(from + count), -1),
  });
  const quarter = -(monthOfYear % 3);
  return {
    thisMonth: months(0, 1),
    lastMonth: months(-1, 1),
    thisQuarter: months(quarter, 3),
    lastQuarter: months(quarter - 3, 3),
    thisYear: months(-monthOfYear, 12),
    lastYear: months(-monthOfYear - 12, 12),
  };
}
