import { addDays, startOfDay } from '@/lib/kernel/calendar';

export type CompanyState = 'active' | 'past_due' | 'restricted' | 'closed';

/** Where a company stands, and which step to come its billing people have been told of (R22). */
export type Standing = { state: CompanyState; announced: 'restricted' | null };

/** The operator's spans, counted from the day an invoice is due. */
export type StandingSpans = { restrictedAfterDays: number; restrictionNoticeDays: number };

/** One step from there to here, and when it fell due. */
type StandingStep = Standing & { at: Date };

const ACTIVE: Standing = { state: 'active', announced: null };

/**
 * Every step that an invoice makes which nobody pays, in order: its company is past due when the day it was due is over,
 * is told that it will be restricted, and is. A day begins where the issuer is, since the due date is of its calendar.
 */
function ladderOf(dueOn: string, spans: StandingSpans, timeZone: string): StandingStep[] {
  const after = (days: number) => startOfDay(addDays(dueOn, days), timeZone);
  const { restrictedAfterDays, restrictionNoticeDays } = spans;
  return [
    { state: 'past_due', announced: null, at: after(1) },
    { state: 'past_due', announced: 'restricted', at: after(restrictedAfterDays - restrictionNoticeDays) },
    { state: 'restricted', announced: null, at: after(restrictedAfterDays) },
  ];
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
  { spans, timeZone }: { spans: StandingSpans; timeZone: string },
  now: Date,
): { steps: StandingStep[]; next: Date | null } {
  if (present.state === 'closed') return { steps: [], next: null };
  const [oldest] = dueDates.toSorted();
  const ladder = oldest === undefined ? [] : ladderOf(oldest, spans, timeZone);
  const reached = ladder.filter(({ at }) => at <= now).length;
  const next = ladder[reached]?.at ?? null;
  const taken = ladder.length === 0 ? (present.state === 'active' ? 0 : 1) : stepsTo(ladder, present);
  if (taken > reached) return { steps: [{ ...(ladder[reached - 1] ?? ACTIVE), at: now }], next };
  return { steps: ladder.slice(taken, reached), next };
}
