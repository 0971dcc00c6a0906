import type { CommandScope, QueryScope } from '@/lib/access';
import { addDays, localDate } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { notifyBilling } from '@/lib/notices';
import { readCredit, readStanding, saveStanding } from './standing-repository';
import { standingSteps } from './standing-rules';

/**
 * Takes a company through every step that its unpaid invoices have reached, or back where they are paid: each step once,
 * with an event of the system's, and one mail that says where it stands now (R22). Gives when the next one falls due.
 */
export async function stepStanding(scope: CommandScope): Promise<Date | null> {
  const { present, terms, currency, unpaid } = await readStanding(scope);
  const dueDates = unpaid.map(({ dueOn }) => dueOn);
  const { steps, next } = standingSteps(present, dueDates, terms, scope.now);
  let before = present;
  for (const { at, ...after } of steps) {
    saveStanding(scope, before, after);
    scope.record({
      action: after.state === before.state ? 'company.restriction_announced' : 'company.state_changed',
      targetId: scope.companyId,
      before,
      after: { ...after, dueAt: at.toISOString() },
      fellDue: true,
    });
    before = after;
  }
  const [oldest] = unpaid;
  if (steps.length === 0) return next;
  const { restrictedAfterDays } = terms.spans;
  const today = localDate(scope.now, terms.timeZone);
  notifyBilling(scope, 'mail.company_state', {
    state: before.state,
    announced: before.announced,
    amount: unpaid.filter(({ dueOn }) => dueOn < today).reduce((sum, { due }) => sum + due, 0),
    currency,
    dueOn: oldest?.dueOn ?? null,
    restrictedOn: oldest === undefined ? null : addDays(oldest.dueOn, restrictedAfterDays),
  });
  return next;
}

/** When the next step of a company falls due, or fell due that nobody has taken yet. */
export async function nextStanding(scope: CommandScope): Promise<Date | null> {
  const { present, terms, unpaid } = await readStanding(scope);
  const { steps, next } = standingSteps(
    present,
    unpaid.map(({ dueOn }) => dueOn),
    terms,
    scope.now,
  );
  return steps[0]?.at ?? next;
}

/** While a company is past due it buys for no more than its credit limit (R22). */
export async function requireCredit(scope: QueryScope, charge: number): Promise<void> {
  const credit = await readCredit(scope);
  if (credit !== null && charge > 0 && credit.used + charge > credit.limit)
    throw new DomainError('company_restricted', { state: 'past_due', creditLimit: credit.limit, used: credit.used });
}
