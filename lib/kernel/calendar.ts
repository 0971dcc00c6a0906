import { Temporal } from 'temporal-polyfill';

/** How often a licence renews. */
export const BILLING_FREQUENCIES = ['monthly', 'yearly'] as const;
export type BillingFrequency = (typeof BILLING_FREQUENCIES)[number];

/** A half-open period of local days: `to` is the first day no longer in it (R17). */
export type Period = { from: string; to: string };

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function localDate(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a local day: 01:00 on days without a midnight (R17). */
export function startOfDay(date: string, timeZone: string): Date {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay();
  return new Date(start.epochMilliseconds);
}

/** Calendar days from one date to another; a day of 23 or 25 hours is one day. */
export const daysBetween = (from: string, to: string): number => (dayOf(to) - dayOf(from)) / MS_OF_A_DAY;

/** Dates have no zone, so that all days are as long; a hundredth of what the calendar library takes. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const MS_OF_A_DAY = 86_400_000;

/** A date so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The same day so many months earlier, or the last day of a month that has no such day. */
export function monthsBefore(date: string, months: number): string {
  return Temporal.PlainDate.from(date).subtract({ months }).toString();
}

/** The n-th period (from 0) of an anchor date, computed from the anchor and never by iterating (R17). */
export function periodOf(anchor: string, frequency: BillingFrequency, n: number): Period {
  const start = Temporal.PlainDate.from(anchor);
  const boundary = (count: number) =>
    start.add(frequency === 'monthly' ? { months: count } : { years: count }).toString();
  return { from: boundary(n), to: boundary(n + 1) };
}

/** First day of the date's calendar month: caps of the policy count by it (R23). */
export const startOfMonth = (date: string): string => `${date.slice(0, 7)}-01`;

/** The first day of the month after the date's. */
export function startOfNextMonth(date: string): string {
  return Temporal.PlainDate.from(startOfMonth(date)).add({ months: 1 }).toString();
}

/** The name of a time zone as the IANA list spells it, or null; an offset is no time zone. */
export function timeZoneName(text: string): string | null {
  if (!/^[A-Za-z]/.test(text)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return null;
  }
}

/** The next time after an instant that clocks of a time zone show a full hour; one that they skip comes when they go on. */
export function nextHourOfDay(after: Date, hour: number, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const on = (days: number) => today.add({ days }).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
  const at = on(0) > after.getTime() ? on(0) : on(1);
  return new Date(at);
}

/**
 * The instants at which clocks of a time zone show a local date and time (`2026-10-25T02:30`): one; none where the clocks
 * skip it; two, in order, where they show it twice. Null for what is no date and time.
 */
export function instantsOf(local: string, timeZone: string): Date[] | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d)?$/.test(local)) return null;
  let wanted: Temporal.PlainDateTime;
  try {
    wanted = Temporal.PlainDateTime.from(local);
  } catch {
    return null;
  }
  const readings = (['earlier', 'later'] as const).map((disambiguation) =>
    wanted.toZonedDateTime(timeZone, { disambiguation }),
  );
  const shown = readings.filter((reading) => reading.toPlainDateTime().equals(wanted));
  return [...new Set(shown.map((reading) => reading.epochMilliseconds))].map((at) => new Date(at));
}
