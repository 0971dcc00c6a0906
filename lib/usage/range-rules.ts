import { addDays, daysBetween } from '@/lib/kernel/calendar';
import { type FieldError, invalidField } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { MOST_DAYS, MOST_GROUPED_DAYS, USUAL_DAYS, type UsageGrouping } from './input';

export type DayRange = { from: string; to: string };

/**
 * The days that are asked for: without a last one up to today, without a first one thirty. Refused are ranges that end
 * before they begin, that reach beyond today, which nobody knows, and longer ones than are answered at once. One from before
 * the company's time is none of these: it has fewer days, or none.
 */
export function decideRange(
  { from, to, groupBy }: { from?: string | undefined; to?: string | undefined; groupBy?: UsageGrouping | undefined },
  today: string,
): Result<DayRange> {
  const refused = (pointer: FieldError['pointer'], message: string) => refuse(invalidField(pointer, message));
  const most = groupBy === undefined ? MOST_DAYS : MOST_GROUPED_DAYS;
  if (to !== undefined && to > today) return refused('/to', `Must not be after today, ${today}.`);
  if (from !== undefined && from > today) return refused('/from', `Must not be after today, ${today}.`);
  const last = to ?? today;
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  if (first > last) return refused('/to', 'Must not be before `from`.');
  if (daysBetween(first, last) >= most) return refused('/from', `Must be at most ${most} days before \`to\`.`);
  return ok({ from: first, to: last });
}
