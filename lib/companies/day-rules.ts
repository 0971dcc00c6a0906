import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';

const DAY_MS = 86_400_000;

/** From an instant on a company has a time zone; the first has it from ever. */
export type ZoneSpan = { since: number; timeZone: string };

/**
 * When a company's day is over: at the first instant at which its clocks show a later date. Each day is over once, whatever
 * clocks do and wherever the company moves: one that its new clocks skip is over as soon as they hold.
 */
export function endOfDay(date: string, zones: readonly ZoneSpan[]): Date {
  const next = addDays(date, 1);
  for (const [at, { since, timeZone }] of zones.entries()) {
    const end = Math.max(startOfDay(next, timeZone).getTime(), since);
    if (end < (zones[at + 1]?.since ?? Number.POSITIVE_INFINITY)) return new Date(end);
  }
  throw new Error('a company has a time zone');
}

/** The day that is not over at an instant, by the clocks of then and not by those of now. */
export function dayAt(at: Date, zones: readonly ZoneSpan[]): string {
  const then = zones.findLast(({ since }) => since <= at.getTime());
  let date = localDate(at, then?.timeZone ?? 'UTC');
  // Only soon after a move can older clocks have been ahead, and looking for it takes ten times as long as the date.
  const hasJustMoved = at.getTime() - (then?.since ?? 0) < 2 * DAY_MS;
  while (hasJustMoved && endOfDay(date, zones) <= at) date = addDays(date, 1);
  return date;
}

/** Every date from one to another, both included; none where they are reversed. Dates have no zone: all days are as long. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  const last = Date.parse(to);
  for (let at = Date.parse(from); at <= last; at += DAY_MS) dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
