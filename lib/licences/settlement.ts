import type { CommandScope } from '@/lib/access';
import { endQuarantine } from '@/lib/numbers';
import { readPurchaseContext } from './pricing-repository';
import { nextPeriod, type Subscription } from './rules';
import { endScheduledRemovals, nextDueInstant, openSubscriptions, saveSubscription } from './settlement-repository';

/**
 * Brings a company up to its own clock: scheduled removals end, subscriptions move on period by period or close, and
 * quarantines end (R11, R13, R17). The worker does it when it falls due; every change that depends on it does it first,
 * under the same lock, so that nothing is decided on a period that is over (R18). Answers whether anything was due.
 */
export async function settleWhatIsDue(scope: CommandScope): Promise<boolean> {
  const { settleDueAt } = await scope.ledger();
  if (settleDueAt === null || settleDueAt > scope.now) return false;
  const { timeZone } = (await readPurchaseContext(scope)).buyer;
  for (const subscription of await openSubscriptions(scope)) {
    if (subscription.periodEndsAt <= scope.now) await settleSubscription(scope, subscription, timeZone);
  }
  await endQuarantine(scope);
  scope.count({ settleDueAt: await nextDueInstant(scope) });
  return true;
}

async function settleSubscription(scope: CommandScope, subscription: Subscription, timeZone: string): Promise<void> {
  let current = subscription;
  while (current.periodEndsAt <= scope.now) {
    const { ended, live } = await endScheduledRemovals(scope, current);
    scope.count({ total: -ended.length, ending: -ended.length });
    for (const licenceId of ended)
      scope.record({
        action: 'licence.ended',
        targetId: licenceId,
        after: { endsOn: current.period.to },
        fellDue: true,
      });
    if (live === 0) {
      scope.record({
        action: 'subscription.closed',
        targetId: current.id,
        after: { endedOn: current.period.to },
        fellDue: true,
      });
      await saveSubscription(scope, current, current.periodEndsAt);
      return;
    }
    const next = nextPeriod(current, timeZone);
    scope.record({
      action: 'subscription.period_started',
      targetId: current.id,
      before: { periodFrom: current.period.from, periodTo: current.period.to },
      after: { periodFrom: next.period.from, periodTo: next.period.to },
      fellDue: true,
    });
    current = next;
  }
  await saveSubscription(scope, current, null);
}

/** A context read behind the lock, read again if something had to be settled first. */
export async function settledContext<C>(scope: CommandScope, context: C, read: () => Promise<C>): Promise<C> {
  return (await settleWhatIsDue(scope)) ? read() : context;
}
