import type { Booked } from '@/lib/costs';
import { addDays, daysBetween, monthsBefore, startOfMonth, startOfNextMonth } from '@/lib/kernel/calendar';
import { invalidField } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { MOST_MONTHS, USUAL_MONTHS } from './input';

/** A calendar month with those of its days that have come, within the company's time. */
export type Month = { month: string; from: string; to: string; complete: boolean };

const monthOf = (date: string): string => date.slice(0, 7);

/**
 * The months that are asked for: without a last one up to the present, without a first one twelve. Refused as ranges of days
 * are: reversed, to come, or longer than is answered at once; those from before the company's time are left out.
 */
export function decideMonths(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  { since, today }: { since: string; today: string },
): Result<{ from: string; to: string; months: Month[] }> {
  const present = monthOf(today);
  if (to !== undefined && to > present) return refuse(invalidField('/to', `Must not be after this month, ${present}.`));
  if (from !== undefined && from > present)
    return refuse(invalidField('/from', `Must not be after this month, ${present}.`));
  const last = to ?? present;
  const first = from ?? monthOf(monthsBefore(`${last}-01`, USUAL_MONTHS - 1));
  if (first > last) return refuse(invalidField('/to', 'Must not be before `from`.'));
  if (first <= monthOf(monthsBefore(`${last}-01`, MOST_MONTHS)))
    return refuse(invalidField('/from', `Must be at most ${MOST_MONTHS} months before \`to\`.`));
  return ok({
    from: first,
    to: last,
    months: monthsBetween(later(`${first}-01`, since), `${last}-01`, today),
  });
}

/** The months from a day's to another's, whole ones where they are over: lines can begin before the company's first day did. */
export function monthsBetween(from: string, to: string, today: string): Month[] {
  const months: Month[] = [];
  for (let start = startOfMonth(from); start <= to; start = startOfNextMonth(start)) {
    const end = addDays(startOfNextMonth(start), -1);
    const complete = end < today;
    months.push({ month: monthOf(start), from: start, to: complete ? end : today, complete });
  }
  return months;
}

/** What was booked on several stretches of days, together. */
export function addUp(booked: readonly Booked[]): Booked[] {
  const sums = new Map<string, Booked>();
  for (const row of booked) {
    const key = row.departmentId ?? row.to;
    const sum = sums.get(key) ?? { ...row, licenceDays: 0, amount: 0 };
    sum.licenceDays += row.licenceDays;
    sum.amount += row.amount;
    sums.set(key, sum);
  }
  return [...sums.values()].filter(({ licenceDays, amount }) => licenceDays !== 0 || amount !== 0);
}

const later = (a: string, b: string): string => (daysBetween(a, b) > 0 ? b : a);
