import { type CommandScope, defineCommand } from '@/lib/access';
import { chargeNow } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { within } from '@/lib/kernel/money';
import {
  type Book,
  changePrices,
  renewalAmountOf,
  savePendingPlan,
  savePlan,
  saveRenewalAmount,
  settleWhatIsDue,
} from '@/lib/licences';
import { changePlanInput } from './input';
import { quotePlan } from './plan-change';
import type { Upgrade } from './plan-rules';
import { sumOfRenewals } from './present';
import { standingOf } from './repository';
import { planQuoteView } from './view';

/**
 * Changes the plan: up at once, with the difference for the days left charged; down with the next renewal, and nobody
 * loses a number (R21). The present plan calls off a downgrade that waits. Never more than was shown (R7).
 */
export const changePlan = defineCommand({
  name: 'changePlan',
  permission: 'billing:write',
  input: changePlanInput,
  output: planQuoteView,
  handler: async (scope, { plan, maxCharge, maxRenewals }) => {
    await settleWhatIsDue(scope);
    const { book, upgraded, quote } = await quotePlan(scope, plan, scope.now);
    const { charge, direction } = quote;
    if (!within(charge, maxCharge) || !within(sumOfRenewals(quote), maxRenewals))
      throw new DomainError('quote_changed', { quote });
    // Nothing renews that a downgrade could wait for.
    const atOnce = direction === 'downgrade' && book.subscriptions.length === 0;
    if (direction === 'upgrade' || atOnce) await changeNow(scope, book, plan, upgraded);
    else planLater(scope, book, direction === 'downgrade' ? plan : null);
    return quote;
  },
});

async function changeNow(scope: CommandScope, book: Book, plan: string, upgraded: readonly Upgrade[]): Promise<void> {
  const { invoicing } = await standingOf(scope);
  savePlan(scope, plan);
  scope.record({
    action: 'company.plan_changed',
    targetId: scope.companyId,
    before: { plan: book.planCode, pendingPlan: book.pendingPlanCode },
    after: { plan, pendingPlan: null },
  });
  for (const one of upgraded) {
    changePrices(scope, one.subscription, one.prices, one.on);
    saveRenewalAmount(scope, one.subscription.id, renewalAmountOf(one.groups));
    for (const charge of one.charges) await chargeNow(scope, charge, { invoicing, timeZone: book.timeZone });
  }
}

function planLater(scope: CommandScope, book: Book, plan: string | null): void {
  if (book.pendingPlanCode === plan) return;
  savePendingPlan(scope, plan);
  scope.record({
    action: plan === null ? 'company.plan_change_called_off' : 'company.plan_change_scheduled',
    targetId: scope.companyId,
    before: { pendingPlan: book.pendingPlanCode },
    after: { pendingPlan: plan },
  });
}
