import { addDays, localDate, startOfDay } from '@/lib/kernel/calendar';

export type CompanyState = 'active' | 'past_due' | 'restricted' | 'closed';

/** A step to come that billing people were told of: closing is said twice. */
export type Announced = 'restricted' | 'closed' | 'closed_soon';

/** Where a company stands, which step to come its billing people have been told of, and for which day (R22). */
export type Standing = { state: CompanyState; announced: Announced | null; announcedFor: string | null };

/** The operator's spans: days after an invoice was due, and before what is announced. */
export type StandingSpans = {
  restrictedAfterDays: number;
  restrictionNoticeDays: number;
  closedAfterDays: number;
  closingNoticeDays: number;
  closingLastNoticeDays: number;
};

/** What the steps are counted by: the operator's spans, and the issuer's calendar. */
export type StandingTerms = { spans: StandingSpans; timeZone: string };

/** One step from there to here, and when it fell due. */
type StandingStep = Standing & { at: Date };

/** A step of a ladder: the day on which it comes if nobody pays, and what it announces if it does, how many days before. */
type Rung = Pick<Standing, 'state' | 'announced'> & { on: string; noticeDays: number };

const ACTIVE: Standing = { state: 'active', announced: null, announcedFor: null };

/**
 * Every step that an invoice makes which nobody pays, in order: its company is past due when the day it was due is over,
 * is told that it will be restricted, and is; is told twice that it will be closed, and is.
 */
function ladderOf(dueOn: string, spans: StandingSpans): Rung[] {
  const after = (days: number) => addDays(dueOn, days);
  const { restrictedAfterDays, restrictionNoticeDays, closedAfterDays, closingNoticeDays, closingLastNoticeDays } =
    spans;
  const step = (state: CompanyState, days: number) => ({ state, announced: null, on: after(days), noticeDays: 0 });
  const notice = (state: CompanyState, announced: Announced, days: number, noticeDays: number) => ({
    state,
    announced,
    on: after(days - noticeDays),
    noticeDays,
  });
  return [
    step('past_due', 1),
    notice('past_due', 'restricted', restrictedAfterDays, restrictionNoticeDays),
    step('restricted', restrictedAfterDays),
    notice('restricted', 'closed', closedAfterDays, closingNoticeDays),
    notice('restricted', 'closed_soon', closedAfterDays, closingLastNoticeDays),
    step('closed', closedAfterDays),
  ];
}

/** The ladder of the oldest unpaid invoice; without one there is none. */
function ladderOfOldest(dueDates: readonly string[], { spans }: StandingTerms): Rung[] {
  const [oldest] = dueDates.toSorted();
  return oldest === undefined ? [] : ladderOf(oldest, spans);
}

/** How many steps of a ladder have led to a standing. */
function stepsTo(ladder: readonly Rung[], { state, announced }: Standing): number {
  return ladder.findIndex((rung) => rung.state === state && rung.announced === announced) + 1;
}

const later = (one: string, other: string) => (one > other ? one : other);

/**
 * The day on which a step comes: of the ladder, but not before the day that was announced for it, and a second notice not
 * before it is due for that day. Whoever is told late has the whole notice all the same.
 */
function dayOf(rung: Rung, { announcedFor }: Standing): string {
  return announcedFor === null ? rung.on : later(rung.on, addDays(announcedFor, -rung.noticeDays));
}

/** Where a company stands that takes a step on a day; what that announces comes the whole notice later. */
const standingAfter = ({ state, announced, noticeDays }: Rung, day: string): Standing => ({
  state,
  announced,
  announcedFor: announced === null ? null : addDays(day, noticeDays),
});

/**
 * What falls due for a company by an instant, each step once and in order, and when the next one does. Only the oldest
 * unpaid invoice that is not disputed counts; paid, it leads straight back to where the next oldest leaves the company.
 * What is announced is announced now, so that steps go no further than to what has to be told first. A day begins where
 * the issuer is, since the due date is of its calendar. Nothing leads out of a closed company but the operator (R22).
 */
export function standingSteps(
  present: Standing,
  dueDates: readonly string[],
  terms: StandingTerms,
  now: Date,
): { steps: StandingStep[]; next: Date | null } {
  if (present.state === 'closed') return { steps: [], next: null };
  const today = localDate(now, terms.timeZone);
  const ladder = ladderOfOldest(dueDates, terms);
  const reached = ladder.filter(({ on }) => on <= today).length;
  const taken = ladder.length === 0 ? (present.state === 'active' ? 0 : 1) : stepsTo(ladder, present);
  const steps: StandingStep[] = [];
  let standing = present;
  if (taken > reached) {
    const rung = ladder[reached - 1];
    standing = rung === undefined ? ACTIVE : standingAfter(rung, today);
    steps.push({ ...standing, at: now });
  }
  for (const rung of ladder.slice(Math.min(taken, reached))) {
    const on = dayOf(rung, standing);
    const at = startOfDay(on, terms.timeZone);
    if (on > today) return { steps, next: at };
    standing = standingAfter(rung, today);
    steps.push({ ...standing, at });
  }
  return { steps, next: null };
}

/**
 * Where its unpaid invoices leave a company that the operator lets in again, whatever it was before. It has been told of
 * nothing that comes then (R22).
 */
export function standingAt(dueDates: readonly string[], terms: StandingTerms, now: Date): Standing {
  const today = localDate(now, terms.timeZone);
  const state = ladderOfOldest(dueDates, terms).findLast(({ on }) => on <= today)?.state ?? 'active';
  return { ...ACTIVE, state };
}

/** The day on which a company that stands there is restricted, then closed, if nobody pays and it is told in time (R22). */
export function nextState(
  present: Standing,
  dueDates: readonly string[],
  terms: StandingTerms,
  today: string,
): { state: 'restricted' | 'closed'; on: string } | null {
  if (present.state !== 'past_due' && present.state !== 'restricted') return null;
  const ladder = ladderOfOldest(dueDates, terms);
  let standing = present;
  for (const rung of ladder.slice(stepsTo(ladder, present))) {
    const on = dayOf(rung, standing);
    if (rung.announced === null) return { state: present.state === 'past_due' ? 'restricted' : 'closed', on };
    standing = standingAfter(rung, later(on, today));
  }
  return null;
}
