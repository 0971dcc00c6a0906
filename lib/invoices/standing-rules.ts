import { addDays, startOfDay } from '@/lib/kernel/calendar';

export type CompanyState = 'active' | 'past_due' | 'restricted' | 'closed';

/** A step to come that billing people were told of: closing is said twice. */
export type Announced = 'restricted' | 'closed' | 'closed_soon';

/** Where a company stands, and which step to come its billing people have been told of (R22). */
export type Standing = { state: CompanyState; announced: Announced | null };

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

const ACTIVE: Standing = { state: 'active', announced: null };

/**
 * Every step that an invoice makes which nobody pays, in order: its company is past due when the day it was due is over,
 * is told that it will be restricted, and is; is told twice that it will be closed, and is. A day begins where the issuer
 * is, since the due date is of its calendar.
 */
function ladderOf(dueOn: string, { spans, timeZone }: StandingTerms): StandingStep[] {
  const after = (days: number) => startOfDay(addDays(dueOn, days), timeZone);
  const { restrictedAfterDays, restrictionNoticeDays, closedAfterDays, closingNoticeDays, closingLastNoticeDays } =
    spans;
  return [
    { state: 'past_due', announced: null, at: after(1) },
    { state: 'past_due', announced: 'restricted', at: after(restrictedAfterDays - restrictionNoticeDays) },
    { state: 'restricted', announced: null, at: after(restrictedAfterDays) },
    { state: 'restricted', announced: 'closed', at: after(closedAfterDays - closingNoticeDays) },
    { state: 'restricted', announced: 'closed_soon', at: after(closedAfterDays - closingLastNoticeDays) },
    { state: 'closed', announced: null, at: after(closedAfterDays) },
  ];
}

/** The ladder of the oldest unpaid invoice; without one there is none. */
function ladderOfOldest(dueDates: readonly string[], terms: StandingTerms): StandingStep[] {
  const [oldest] = dueDates.toSorted();
  return oldest === undefined ? [] : ladderOf(oldest, terms);
}

/** How many steps of a ladder have led to a standing. */
function stepsTo(ladder: readonly StandingStep[], { state, announced }: Standing): number {
  return ladder.findIndex((step) => step.state === state && step.announced === announced) + 1;
}

/**
 * What falls due for a company by an instant, each step once and in order, and when the next one does. Only the oldest
 * unpaid invoice that is not disputed counts; paid, it leads straight back to where the next oldest leaves the company.
 * Nothing leads out of a closed company but the operator (R22).
 */
export function standingSteps(
  present: Standing,
  dueDates: readonly string[],
  terms: StandingTerms,
  now: Date,
): { steps: StandingStep[]; next: Date | null } {
  if (present.state === 'closed') return { steps: [], next: null };
  const ladder = ladderOfOldest(dueDates, terms);
  const reached = ladder.filter(({ at }) => at <= now).length;
  const next = ladder[reached]?.at ?? null;
  const taken = ladder.length === 0 ? (present.state === 'active' ? 0 : 1) : stepsTo(ladder, present);
  if (taken > reached) return { steps: [{ ...(ladder[reached - 1] ?? ACTIVE), at: now }], next };
  return { steps: ladder.slice(taken, reached), next };
}

/** Where its unpaid invoices leave a company that the operator lets in again, whatever it was before (R22). */
export function standingAt(dueDates: readonly string[], terms: StandingTerms, now: Date): Standing {
  const { state, announced } = ladderOfOldest(dueDates, terms).findLast(({ at }) => at <= now) ?? ACTIVE;
  return { state, announced };
}

/** The day on which a company that stands there is restricted, then closed, if nobody pays (R22). */
export function nextState(
  { state }: Standing,
  dueDates: readonly string[],
  { spans }: StandingTerms,
): { state: 'restricted' | 'closed'; on: string } | null {
  const [oldest] = dueDates.toSorted();
  if (oldest === undefined) return null;
  if (state === 'past_due') return { state: 'restricted', on: addDays(oldest, spans.restrictedAfterDays) };
  if (state === 'restricted') return { state: 'closed', on: addDays(oldest, spans.closedAfterDays) };
  return null;
}
