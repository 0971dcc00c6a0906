import type { AuditAction, CommandScope, QueryScope } from '@/lib/access';
import { localDate } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { notifyBilling } from '@/lib/notices';
import { readCredit } from './credit-repository';
import { readStanding, type StandingContext, saveStanding } from './standing-repository';
import { nextState, type Standing, standingAt, standingSteps } from './standing-rules';

const clocksOf = ({ unpaid }: StandingContext) => unpaid.map(({ countsFrom }) => countsFrom);

const stepsOf = (context: StandingContext, now: Date) =>
  standingSteps(context.present, clocksOf(context), context.terms, now);

/**
 * Takes a company through every step that its unpaid invoices have reached, or back where they are paid: each step once,
 * with an event of the system's, and one mail that says where it stands now (R22). What restricts or closes it has to be
 * announced first, so nobody who comes late goes further than to the next announcement. Closing ends what modules to the right
 * of this one keep, so it is left to who can do that and says so. Gives when the next step falls due, or fell due.
 */
export async function stepStanding(scope: CommandScope, { closes = false } = {}): Promise<Date | null> {
  const context = await readStanding(scope);
  const { steps, next } = stepsOf(context, scope.now);
  const taken = closes ? steps : steps.filter(({ state }) => state !== 'closed');
  let before = context.present;
  for (const { at, ...after } of taken) {
    saveStanding(scope, before, after);
    scope.record({
      action: actionOf(before, after),
      targetId: scope.companyId,
      before,
      after: { ...after, dueAt: at.toISOString() },
      fellDue: true,
    });
    before = after;
  }
  if (taken.length > 0) tell(scope, context, before);
  return steps[taken.length]?.at ?? next;
}

function actionOf(before: Standing, after: Standing): AuditAction {
  if (after.state !== before.state) return 'company.state_changed';
  return after.announced === 'restricted' ? 'company.restriction_announced' : 'company.closing_announced';
}

/** Tells billing people where the company stands: what is to pay, since when, and the day of what comes of it. */
function tell(scope: CommandScope, context: StandingContext, standing: Standing, isReopened = false): void {
  const { terms, currency, unpaid } = context;
  const { state, announced } = standing;
  const today = localDate(scope.now, terms.timeZone);
  const next = nextState(standing, clocksOf(context), terms, today);
  notifyBilling(scope, 'mail.company_state', {
    state,
    announced,
    amount: overdueOf(unpaid, today),
    currency,
    dueOn: unpaid[0]?.dueOn ?? null,
    restrictedOn: next?.state === 'restricted' ? next.on : null,
    closesOn: next?.state === 'closed' ? next.on : null,
    isReopened,
  });
}

/** What is late by a day: the days of a dispute do not count. */
export const overdueOf = (unpaid: StandingContext['unpaid'], today: string): number =>
  unpaid.filter(({ countsFrom }) => countsFrom < today).reduce((sum, { due }) => sum + due, 0);

/** When the next step of a company falls due, or fell due that nobody has taken yet. */
export async function nextStanding(scope: CommandScope): Promise<Date | null> {
  const { steps, next } = stepsOf(await readStanding(scope), scope.now);
  return steps[0]?.at ?? next;
}

/** When unpaid invoices closed the company, if they have by now and nobody has done it yet (R22). */
export async function closingDue(scope: CommandScope): Promise<Date | null> {
  const { steps } = stepsOf(await readStanding(scope), scope.now);
  return steps.find(({ state }) => state === 'closed')?.at ?? null;
}

/** The operator closes a company, or lets it in again where its invoices leave it; false where it is so already (R22). */
export async function decideStanding(
  scope: CommandScope,
  to: 'closed' | 'open',
  reason: string,
): Promise<{ changed: boolean }> {
  const context = await readStanding(scope);
  const { present: before, unpaid, terms } = context;
  if ((before.state === 'closed') === (to === 'closed')) return { changed: false };
  const after: Standing =
    to === 'closed'
      ? { state: 'closed', announced: null, announcedFor: null }
      : standingAt(clocksOf(context), terms, scope.now);
  if (to === 'open' && after.state === 'closed')
    throw new DomainError('invoices_overdue', { invoices: unpaid.map(({ number }) => number) });
  saveStanding(scope, before, after);
  scope.record({
    action: 'company.state_changed',
    targetId: scope.companyId,
    before,
    after,
    personal: { reason },
  });
  tell(scope, context, after, to === 'open');
  return { changed: true };
}

/** While a company is past due it buys for no more than its credit limit (R22). */
export async function requireCredit(scope: QueryScope, charge: number): Promise<void> {
  const credit = await readCredit(scope);
  if (credit !== null && charge > 0 && credit.used + charge > credit.limit)
    throw new DomainError('company_restricted', { state: 'past_due', creditLimit: credit.limit, used: credit.used });
}
