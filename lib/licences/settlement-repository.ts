import { and, eq, isNull, sql } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { licences, numbers, subscriptions } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import type { Subscription } from './rules';

/** The company's open subscriptions. */
export async function openSubscriptions(scope: CommandScope): Promise<Subscription[]> {
  const rows = await scope.db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.companyId, scope.companyId), isNull(subscriptions.closedAt)));
  return rows.map((row) => ({
    id: row.id,
    frequency: row.frequency as BillingFrequency,
    anchor: row.anchor,
    timeZone: row.timeZone,
    periodIndex: row.periodIndex,
    period: { from: row.periodFrom, to: row.periodTo },
    periodEndsAt: row.periodEndsAt,
  }));
}

/** Ends the licences whose removal takes effect with this period (R11); gives what ended and how many live on. */
export async function endScheduledRemovals(
  scope: CommandScope,
  subscription: Subscription,
): Promise<{ ended: string[]; live: number }> {
  const ended = await scope.db
    .update(licences)
    .set({ status: 'ended', endedAt: subscription.periodEndsAt })
    .where(
      and(
        eq(licences.companyId, scope.companyId),
        eq(licences.subscriptionId, subscription.id),
        sql`${licences.status} = 'available'`,
        sql`${licences.endsOn} <= ${subscription.period.to}`,
      ),
    )
    .returning({ id: licences.id });
  const live = await scope.db.$count(
    licences,
    and(
      eq(licences.companyId, scope.companyId),
      eq(licences.subscriptionId, subscription.id),
      sql`${licences.status} <> 'ended'`,
    ),
  );
  return { ended: ended.map((row) => row.id), live };
}

/** Moves a subscription to its current period, or closes it at the end of its last one (R17). */
export async function saveSubscription(
  scope: CommandScope,
  subscription: Subscription,
  closedAt: Date | null,
): Promise<void> {
  await scope.db
    .update(subscriptions)
    .set({
      timeZone: subscription.timeZone,
      periodIndex: subscription.periodIndex,
      periodFrom: subscription.period.from,
      periodTo: subscription.period.to,
      periodEndsAt: subscription.periodEndsAt,
      closedAt,
    })
    .where(and(eq(subscriptions.companyId, scope.companyId), eq(subscriptions.id, subscription.id)));
}

/** When something of the company next falls due: a period's end or the end of a quarantine. */
export async function nextDueInstant(scope: CommandScope): Promise<Date | null> {
  const [period] = await scope.db
    .select({ at: sql<string | null>`min(${subscriptions.periodEndsAt})` })
    .from(subscriptions)
    .where(and(eq(subscriptions.companyId, scope.companyId), isNull(subscriptions.closedAt)));
  const [quarantine] = await scope.db
    .select({ at: sql<string | null>`min(${numbers.restorableUntil})` })
    .from(numbers)
    .where(and(eq(numbers.companyId, scope.companyId), sql`${numbers.status} = 'quarantined'`));
  const instants = [period?.at, quarantine?.at].flatMap((at) => (at == null ? [] : [new Date(at)]));
  return instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)));
}
