import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { type CommandScope, type QueryScope, requireNoPurchase } from '@/lib/access';
import { licences, members, numbers, subscriptions } from '@/lib/db/schema';
import type { BillingFrequency } from '@/lib/kernel/calendar';
import { toUuid } from '@/lib/kernel/id';

/** A licence as a removal looks at it. */
export type RemovalCandidate = {
  id: string;
  labelNumber: number;
  status: string;
  endsOn: string | null;
  periodFrom: string;
  periodTo: string;
  periodIndex: number;
  timeZone: string;
  subscriptionId: string;
  purchaseId: string;
  frequency: string;
  unitPrice: number;
  number: { id: string; e164: string } | null;
  member: { id: string; name: string } | null;
};

const candidate = {
  id: licences.id,
  labelNumber: licences.labelNumber,
  status: licences.status,
  endsOn: licences.endsOn,
  periodFrom: subscriptions.periodFrom,
  periodTo: subscriptions.periodTo,
  periodIndex: subscriptions.periodIndex,
  timeZone: subscriptions.timeZone,
  subscriptionId: licences.subscriptionId,
  purchaseId: licences.purchaseId,
  frequency: licences.frequency,
  unitPrice: licences.unitPrice,
};
const sameSubscription = and(
  eq(subscriptions.companyId, licences.companyId),
  eq(subscriptions.id, licences.subscriptionId),
);

/** Licences that can go, in the order in which they go: monthly before yearly, newest first (R12). */
export async function findRemovable(scope: QueryScope, limit: number): Promise<RemovalCandidate[]> {
  const rows = await scope.db
    .select(candidate)
    .from(licences)
    .innerJoin(subscriptions, sameSubscription)
    .where(and(eq(licences.companyId, scope.companyId), sql`${licences.status} = 'available'`, isNull(licences.endsOn)))
    .orderBy(asc(licences.frequency), desc(licences.labelNumber))
    .limit(limit);
  return rows.map((row) => ({ ...row, number: null, member: null }));
}

/** The very licences, with who holds their number. */
export async function findByIds(scope: QueryScope, ids: readonly string[]): Promise<RemovalCandidate[]> {
  return scope.db
    .select({
      ...candidate,
      number: { id: numbers.id, e164: numbers.e164 },
      member: { id: members.id, name: sql<string>`${members.firstName} || ' ' || ${members.lastName}` },
    })
    .from(licences)
    .innerJoin(subscriptions, sameSubscription)
    .leftJoin(numbers, and(eq(numbers.companyId, licences.companyId), eq(numbers.licenceId, licences.id)))
    .leftJoin(members, and(eq(members.companyId, numbers.companyId), eq(members.id, numbers.memberId)))
    .where(and(eq(licences.companyId, scope.companyId), inArray(licences.id, [...ids])));
}

/** Schedules the end of available licences with their subscription's period, or of some before it (R11). */
export async function saveRemovals(
  scope: CommandScope,
  chosen: readonly RemovalCandidate[],
  early: { on: string; at: Date; licenceIds: readonly string[] } | null,
): Promise<void> {
  await scope.db
    .update(licences)
    .set({
      endsOn: sql`(select ${subscriptions.periodTo} from ${subscriptions} where ${subscriptions.companyId} = ${licences.companyId} and ${subscriptions.id} = ${licences.subscriptionId})`,
    })
    .where(
      and(
        eq(licences.companyId, scope.companyId),
        inArray(
          licences.id,
          chosen.map((one) => one.id),
        ),
      ),
    );
  if (early !== null) {
    await scope.db
      .update(licences)
      .set({ endsOn: early.on })
      .where(and(eq(licences.companyId, scope.companyId), inArray(licences.id, [...early.licenceIds])));
    scope.count({ settleBy: early.at });
  }
  const soon = new Set(early?.licenceIds);
  changeRenewalAmounts(scope, chosen, -1);
  scope.count({ ending: chosen.length });
  for (const one of chosen) {
    scope.record({
      action: 'licence.removal_scheduled',
      targetId: one.id,
      before: { endsOn: null },
      after: { endsOn: early !== null && soon.has(one.id) ? early.on : one.periodTo },
    });
  }
}

const ending = (scope: QueryScope) =>
  and(eq(licences.companyId, scope.companyId), sql`${licences.status} = 'available'`, isNotNull(licences.endsOn));

/** Ended by its own day, before its period. */
const overEarly = (now: Date) =>
  sql`(${licences.endsOn}::timestamp at time zone ${subscriptions.timeZone}) <= ${now.toISOString()}::timestamptz`;

/**
 * Whether the licence `l` of the subscription `s` of a statement is there at an instant, or by the company's clock: not
 * ended with its period, nor before it.
 */
export function stillThere(sql: QueryScope['sql'], instant?: Date) {
  const at = instant
    ? sql`${instant.toISOString()}::timestamptz`
    : sql`(select greatest(clock_timestamp(), g.last_instant) from company_ledgers g where g.company_id = l.company_id)`;
  return sql`(l.ends_on is null or (s.period_ends_at > ${at} and (l.ends_on::timestamp at time zone s.time_zone) > ${at}))`;
}

/** Ending licences whose period is over at the instant: gone, as soon as somebody settles the company. */
export async function countOver(scope: QueryScope, now: Date): Promise<number> {
  const rows = await scope.db
    .select({ id: licences.id })
    .from(licences)
    .innerJoin(subscriptions, sameSubscription)
    .where(and(ending(scope), or(lte(subscriptions.periodEndsAt, now), overEarly(now))));
  return rows.length;
}

/** Ending licences of a frequency at an instant, newest first: the ones that adding licences brings back first (R11). */
export async function findEnding(scope: QueryScope, frequency: BillingFrequency, limit: number, now: Date) {
  const rows = await scope.db
    .select(candidate)
    .from(licences)
    .innerJoin(subscriptions, sameSubscription)
    .where(
      and(
        ending(scope),
        eq(licences.frequency, frequency),
        gt(subscriptions.periodEndsAt, now),
        sql`not ${overEarly(now)}`,
      ),
    )
    .orderBy(desc(licences.labelNumber))
    .limit(limit);
  return rows.map((row) => ({ ...row, frequency }));
}

/** Takes scheduled removals back. */
export async function undoRemovals(scope: CommandScope, chosen: readonly { id: string }[]): Promise<void> {
  if (chosen.length === 0) return;
  requireNoPurchase(scope.actor);
  const ids = chosen.map(({ id }) => id);
  const those = and(eq(licences.companyId, scope.companyId), inArray(licences.id, ids));
  const rows = await scope.db.select({ id: licences.id, endsOn: licences.endsOn }).from(licences).where(those);
  const ends = new Map(rows.map(({ id, endsOn }) => [id, endsOn]));
  await scope.db.update(licences).set({ endsOn: null }).where(those);
  changeRenewalAmounts(scope, chosen, 1);
  scope.count({ ending: -chosen.length });
  for (const id of ids) {
    scope.record({
      action: 'licence.removal_undone',
      targetId: id,
      before: { endsOn: ends.get(id) ?? null },
      after: { endsOn: null },
    });
  }
}

/** Keeps what the next renewal charges in step with licences that stop or start ending. */
function changeRenewalAmounts(scope: CommandScope, chosen: readonly { id: string }[], sign: 1 | -1): void {
  const ids = JSON.stringify(chosen.map((one) => toUuid('lic', one.id)));
  scope.defer(scope.sql`
    update subscriptions s set renewal_amount = s.renewal_amount + ${sign} * changed.amount
    from (
      select subscription_id, sum(unit_price)::bigint as amount from licences
      where company_id = ${scope.companyUuid} and id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))
      group by subscription_id
    ) changed
    where s.company_id = ${scope.companyUuid} and s.id = changed.subscription_id`);
}

export type Minimum = { frequency: string; minimum: number; until: string | null; staying: number };

/** The latest agreement's least licences for the company's plan and in force on its day, beside how many do not end, per frequency (R19). */
export async function minimumsInForce(scope: QueryScope, now: Date): Promise<Minimum[]> {
  return scope.sql<Minimum[]>`
    select distinct on (a.frequency) a.frequency, a.minimum_licences as minimum, a.valid_until::text as until,
      (select count(*)::int from licences l where l.company_id = a.company_id and l.frequency = a.frequency and l.status <> 'ended' and l.ends_on is null) as staying
    from agreements a join companies c on c.company_id = a.company_id and c.plan_code = a.plan_code
    where a.company_id = ${scope.companyUuid}
      and a.valid_from <= (${now.toISOString()}::timestamptz at time zone c.time_zone)::date
      and (a.valid_until is null or a.valid_until > (${now.toISOString()}::timestamptz at time zone c.time_zone)::date)
    order by a.frequency, a.valid_from desc, a.created_at desc`.execute();
}
