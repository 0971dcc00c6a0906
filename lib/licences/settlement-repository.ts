import { and, eq, sql } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { licences } from '@/lib/db/schema';
import { nextClosing, nextStanding } from '@/lib/invoices';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { renewalAmountOf } from './book';
import { leavingOrder } from './paid-repository';
import { nextDigest } from './purchase-notices';
import { remindables } from './reminder-repository';
import { nextReminder } from './reminder-rules';
import type { SubscriptionChange } from './renewal-rules';
import type { Subscription } from './rules';

/** Ends the licences whose removal takes effect by a day (R11); gives what ended. */
export async function endScheduledRemovals(
  scope: CommandScope,
  subscription: Subscription,
  { at, on }: { at: Date; on: string },
): Promise<{ id: string; endsOn: string | null }[]> {
  return scope.db
    .update(licences)
    .set({ status: 'ended', endedAt: at })
    .where(
      and(
        eq(licences.companyId, scope.companyId),
        eq(licences.subscriptionId, subscription.id),
        sql`${licences.status} = 'available'`,
        sql`${licences.endsOn} <= ${on}`,
      ),
    )
    .returning({ id: licences.id, endsOn: licences.endsOn });
}

/**
 * Puts the licences of a subscription onto another one, at that one's price (R21). Their places are those by which credits
 * of their unused days name them: as `creditsFor` orders them. What came the other way in this very step stays there.
 */
export function moveLicences(
  scope: CommandScope,
  from: Subscription,
  to: Subscription,
  unitPrice: number,
  on: string,
): void {
  scope.defer(scope.sql`
    with old as (
      select l.id, l.unit_price, row_number() over (order by ${leavingOrder(scope)}) as place
      from licences l join subscriptions s on s.company_id = l.company_id and s.id = l.subscription_id
      where l.company_id = ${scope.companyUuid} and l.subscription_id = ${toUuid('sub', from.id)} and l.status <> 'ended' and l.ends_on is null
        and not exists (select from licence_changes k where k.company_id = l.company_id and k.licence_id = l.id
          and k.operation_id = ${toUuid('opr', scope.operationId)} and k.from_subscription_id = ${toUuid('sub', to.id)} and k.to_since = ${from.period.to})
    ), moved as (
      update licences l set subscription_id = ${toUuid('sub', to.id)}, frequency = ${to.frequency}, unit_price = ${unitPrice}
      from old where l.company_id = ${scope.companyUuid} and l.id = old.id returning l.id, old.unit_price, old.place
    )
    insert into licence_changes (company_id, licence_id, sequence, operation_id, changed_on, from_subscription_id, from_price, to_subscription_id, to_price,
      from_until, to_since, place)
    select ${scope.companyUuid}, moved.id, ${nextChange(scope)}, ${toUuid('opr', scope.operationId)}, ${on}, ${toUuid('sub', from.id)}, unit_price, ${toUuid('sub', to.id)}, ${unitPrice},
      ${from.period.to}, ${to.period.to}, place
    from moved`);
}

/** The place of a change in the licence's own history. */
const nextChange = ({ sql, companyUuid }: CommandScope) =>
  sql`(select coalesce(max(c.sequence), 0) + 1 from licence_changes c where c.company_id = ${companyUuid} and c.licence_id = moved.id)`;

/** Licences of a subscription, in the period given, that cost one price from a day on cost another (R19). */
export function changePrices(
  scope: CommandScope,
  { id, period }: Subscription,
  prices: SubscriptionChange['prices'],
  on: string,
): void {
  if (prices.length === 0) return;
  scope.defer(scope.sql`
    with moved as (
      update licences l set unit_price = price."to"
      from jsonb_to_recordset(${JSON.stringify(prices)}::text::jsonb) as price("from" bigint, "to" bigint)
      where l.company_id = ${scope.companyUuid} and l.subscription_id = ${toUuid('sub', id)} and l.status <> 'ended' and l.unit_price = price."from"
      returning l.id, l.label_number, price."from", price."to"
    )
    insert into licence_changes (company_id, licence_id, sequence, operation_id, changed_on, from_subscription_id, from_price, to_subscription_id, to_price,
      from_until, to_since, place)
    select ${scope.companyUuid}, moved.id, ${nextChange(scope)}, ${toUuid('opr', scope.operationId)}, ${on}, ${toUuid('sub', id)}, "from", ${toUuid('sub', id)}, "to",
      ${period.to}, ${period.to}, row_number() over (partition by "from" order by label_number)
    from moved`);
}

/** Moves a subscription to its period as decided, or closes it with its last licence (R17). */
export function saveSubscription(scope: CommandScope, { before, after }: SubscriptionChange, at: Date): void {
  const now = after ?? before;
  scope.defer(scope.sql`
    update subscriptions set time_zone = ${now.timeZone}, period_index = ${now.periodIndex}, period_from = ${now.period.from},
      period_to = ${now.period.to}, period_ends_at = ${now.periodEndsAt.toISOString()}, pending_frequency = ${after?.pendingFrequency ?? null},
      renewal_amount = ${after === null ? 0 : renewalAmountOf(after.groups)},
      closed_at = ${after === null ? at.toISOString() : null}
    where company_id = ${scope.companyUuid} and id = ${toUuid('sub', before.id)}`);
}

/** A subscription whose last licence left before its period was over is closed (R17). */
export function closeSubscription(scope: CommandScope, subscriptionId: string): void {
  scope.defer(scope.sql`
    update subscriptions set closed_at = ${scope.now.toISOString()}, pending_frequency = null, renewal_amount = 0
    where company_id = ${scope.companyUuid} and id = ${toUuid('sub', subscriptionId)}`);
}

/** A downgrade that waited applies (R21). */
export function savePlan(scope: CommandScope, planCode: string): void {
  scope.defer(scope.sql`
    update companies set plan_code = ${planCode}, pending_plan_code = null where company_id = ${scope.companyUuid}`);
}

/** What a subscription costs at its next renewal. */
export function saveRenewalAmount(scope: CommandScope, subscriptionId: string, amount: number): void {
  scope.defer(scope.sql`
    update subscriptions set renewal_amount = ${amount}
    where company_id = ${scope.companyUuid} and id = ${toUuid('sub', subscriptionId)}`);
}

/** A downgrade waits for the next renewal, or no longer does (R21). */
export function savePendingPlan(scope: CommandScope, planCode: string | null): void {
  scope.defer(scope.sql`update companies set pending_plan_code = ${planCode} where company_id = ${scope.companyUuid}`);
}

/** A subscription's licences change their frequency with its next renewal, or no longer do (R21). */
export function savePendingFrequency(scope: CommandScope, subscriptionId: string, frequency: string | null): void {
  scope.defer(scope.sql`
    update subscriptions set pending_frequency = ${frequency}
    where company_id = ${scope.companyUuid} and id = ${toUuid('sub', subscriptionId)}`);
}

/** The document with the largest charge for a subscription's period: what a credit of it corrects. It may still be a draft. */
export async function invoiceOfPeriod(
  scope: Pick<CommandScope, 'sql' | 'companyUuid'>,
  subscriptionId: string,
  periodTo: string,
): Promise<string | null> {
  const [row] = await scope.sql<{ invoice_id: string }[]>`
    select c.invoice_id from charges c join invoices i on i.company_id = c.company_id and i.id = c.invoice_id
    where c.company_id = ${scope.companyUuid} and c.subscription_id = ${toUuid('sub', subscriptionId)} and c.period_to = ${periodTo}
      and i.type = 'invoice'
    order by c.amount desc, c.charged_at, c.invoice_id limit 1`.execute();
  return row === undefined ? null : fromUuid('inv', row.invoice_id);
}

/**
 * When something of the company next falls due: a period's end and the reminder before it, a month's invoice, the end of a
 * quarantine or of a request, a step of its state, or what is told of a day.
 */
export async function nextDueInstant(scope: CommandScope): Promise<Date | null> {
  const [open, waiting, ...others] = await Promise.all([
    remindables(scope),
    nextExpiry(scope),
    nextClosing(scope),
    nextDigest(scope),
    nextEarlyEnd(scope),
    nextStanding(scope),
  ]);
  const periods = open.map(({ periodEndsAt }) => periodEndsAt);
  const instants = [...periods, nextReminder(open, scope.now), ...waiting, ...others].flatMap((at) =>
    at === null ? [] : [at.getTime()],
  );
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

/** When the next quarantine ends, and the next request that holds a number. */
async function nextExpiry({ sql, companyUuid }: CommandScope): Promise<Date[]> {
  const [row] = await sql<{ quarantine: string | null; request: string | null }[]>`
    select (extract(epoch from (select min(restorable_until) from numbers where company_id = ${companyUuid} and status = 'quarantined')) * 1000)::bigint::text as quarantine,
      (extract(epoch from (select min(expires_at) from assignment_requests
        where company_id = ${companyUuid} and status = 'open' and number_id is not null)) * 1000)::bigint::text as request`.execute();
  return [row?.quarantine, row?.request].flatMap((ms) => (ms == null ? [] : [new Date(Number(ms))]));
}

/** When the next removal takes effect before its period is over. A day without a midnight begins as late here as in the calendar. */
async function nextEarlyEnd(scope: CommandScope): Promise<Date | null> {
  const [row] = await scope.sql<{ ms: string | null }[]>`
    select (extract(epoch from min(l.ends_on::timestamp at time zone s.time_zone)) * 1000)::bigint::text as ms
    from subscriptions s join licences l on l.company_id = s.company_id and l.subscription_id = s.id
    where s.company_id = ${scope.companyUuid} and s.closed_at is null and s.frequency = 'yearly' and s.period_index > 0
      and l.status = 'available' and l.ends_on < s.period_to`.execute();
  return row?.ms == null ? null : new Date(Number(row.ms));
}
