import type { CommandScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import type { Subscription } from './rules';

/** Opens a subscription, before licences are put on it: its first period, and what the next renewal will charge (R17). */
export function insertSubscription(
  scope: CommandScope,
  subscription: Subscription,
  { renewalAmount = 0, fellDue = false }: { renewalAmount?: number; fellDue?: boolean } = {},
): void {
  scope.defer(scope.sql`
    insert into subscriptions (company_id, id, frequency, anchor, time_zone, period_index, period_from, period_to, period_ends_at,
      renewal_amount, created_at)
    values (${scope.companyUuid}, ${toUuid('sub', subscription.id)}, ${subscription.frequency}, ${subscription.anchor}, ${subscription.timeZone},
      ${subscription.periodIndex}, ${subscription.period.from}, ${subscription.period.to}, ${subscription.periodEndsAt.toISOString()},
      ${renewalAmount}, ${scope.now.toISOString()})`);
  scope.record({
    action: 'subscription.opened',
    targetId: subscription.id,
    ...(fellDue && { fellDue }),
    after: { billingFrequency: subscription.frequency, anchor: subscription.anchor, periodTo: subscription.period.to },
  });
}
