import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';

/** A company's licences of one billing frequency: one anchor, one current period (R17). */
export const subscriptions = pgTable(
  'subscriptions',
  {
    companyId: companyId(),
    id: id('sub', 'id').notNull(),
    frequency: text('frequency').notNull(),
    anchor: date('anchor').notNull(),
    timeZone: text('time_zone').notNull(),
    periodIndex: integer('period_index').notNull(),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    periodEndsAt: instant('period_ends_at').notNull(),
    /** What the next renewal charges as things stand: the prices of all licences that do not end. */
    renewalAmount: bigint('renewal_amount', { mode: 'number' }).notNull().default(0),
    /** Its licences go to the other frequency with the next renewal (R21). */
    pendingFrequency: text('pending_frequency'),
    /** The end of the period whose renewal billing people were reminded of. */
    remindedFor: date('reminded_for'),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'subscriptions_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('subscriptions_open').on(t.companyId, t.frequency).where(sql`closed_at is null`),
    foreignKey({ name: 'subscriptions_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('subscriptions_frequency', sql`${t.frequency} in ('monthly', 'yearly')`),
    check(
      'subscriptions_pending',
      sql`${t.pendingFrequency} in ('monthly', 'yearly') and ${t.pendingFrequency} <> ${t.frequency}`,
    ),
    check('subscriptions_renewal_amount', sql`${t.renewalAmount} >= 0`),
    check('subscriptions_period', sql`${t.periodFrom} < ${t.periodTo}`),
  ],
);

/** Licences added at one moment, with the charge and everything that explains it (R16). */
export const purchases = pgTable(
  'purchases',
  {
    companyId: companyId(),
    id: id('pur', 'id').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
    subscriptionId: id('sub', 'subscription_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** The label of the first of its licences; the others follow without a gap. */
    firstLabelNumber: integer('first_label_number').notNull(),
    source: text('source').notNull(),
    unconfirmed: boolean('unconfirmed').notNull().default(false),
    unitPrice: bigint('unit_price', { mode: 'number' }).notNull(),
    days: integer('days').notNull(),
    daysOfPeriod: integer('days_of_period').notNull(),
    charge: bigint('charge', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    taxTreatmentCode: text('tax_treatment_code').notNull(),
    taxRateBasisPoints: integer('tax_rate_basis_points').notNull(),
    tax: bigint('tax', { mode: 'number' }).notNull(),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    purchasedAt: instant('purchased_at').notNull(),
    purchasedOn: date('purchased_on').notNull(),
    numberId: id('num', 'number_id'),
    memberId: id('mem', 'member_id'),
    actorId: text('actor_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'purchases_pk', columns: [t.companyId, t.id] }),
    index('purchases_automatic').on(t.companyId, t.purchasedOn).where(sql`source = 'automatic'`),
    foreignKey({
      name: 'purchases_subscription',
      columns: [t.companyId, t.subscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    check('purchases_source', sql`${t.source} in ('manual', 'automatic')`),
    check('purchases_quantity', sql`${t.quantity} > 0`),
    check('purchases_charge', sql`${t.charge} >= 0 and ${t.tax} >= 0 and ${t.unitPrice} >= 0`),
    check('purchases_days', sql`${t.days} between 1 and ${t.daysOfPeriod}`),
  ],
);

/** The right to have one number assigned (R1); `ends_on` of an available licence is its scheduled removal (R11). */
export const licences = pgTable(
  'licences',
  {
    companyId: companyId(),
    id: id('lic', 'id').notNull(),
    labelNumber: integer('label_number').notNull(),
    subscriptionId: id('sub', 'subscription_id').notNull(),
    purchaseId: id('pur', 'purchase_id').notNull(),
    frequency: text('frequency').notNull(),
    status: text('status').notNull(),
    source: text('source').notNull(),
    unitPrice: bigint('unit_price', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    purchasedAt: instant('purchased_at').notNull(),
    availableSince: instant('available_since'),
    endsOn: date('ends_on'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ name: 'licences_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('licences_label').on(t.companyId, t.labelNumber),
    index('licences_next_free')
      .on(t.companyId, sql`(${t.endsOn} is not null)`, t.frequency.desc(), t.labelNumber)
      .where(sql`status = 'available'`),
    index('licences_status').on(t.companyId, t.status, t.labelNumber).where(sql`status <> 'ended'`),
    index('licences_live').on(t.companyId, t.labelNumber).where(sql`status <> 'ended'`),
    index('licences_frequency').on(t.companyId, t.frequency, t.labelNumber).where(sql`status <> 'ended'`),
    index('licences_ended').on(t.companyId, t.endsOn, t.labelNumber).where(sql`status = 'ended'`),
    index('licences_idle')
      .on(t.companyId, t.availableSince, t.labelNumber)
      .where(sql`status = 'available' and ends_on is null`),
    index('licences_subscription').on(t.companyId, t.subscriptionId, t.labelNumber).where(sql`status <> 'ended'`),
    foreignKey({
      name: 'licences_subscription_fk',
      columns: [t.companyId, t.subscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    foreignKey({
      name: 'licences_purchase_fk',
      columns: [t.companyId, t.purchaseId],
      foreignColumns: [purchases.companyId, purchases.id],
    }),
    check('licences_status', sql`${t.status} in ('available', 'assigned', 'ended')`),
    check('licences_source', sql`${t.source} in ('manual', 'automatic')`),
    check('licences_ending', sql`${t.status} <> 'assigned' or ${t.endsOn} is null`),
    check('licences_ended', sql`(${t.status} = 'ended') = (${t.endedAt} is not null)`),
  ],
);

/**
 * What changed of a licence between its purchase and now: where it belonged and what its period cost before and after. With
 * the purchase and the present row it says on which lines of invoices the licence is. Only added to.
 */
export const licenceChanges = pgTable(
  'licence_changes',
  {
    companyId: companyId(),
    licenceId: id('lic', 'licence_id').notNull(),
    /** Changes of one licence in their order. */
    sequence: integer('sequence').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
    changedOn: date('changed_on').notNull(),
    fromSubscriptionId: id('sub', 'from_subscription_id').notNull(),
    fromPrice: bigint('from_price', { mode: 'number' }).notNull(),
    toSubscriptionId: id('sub', 'to_subscription_id').notNull(),
    toPrice: bigint('to_price', { mode: 'number' }).notNull(),
    /** The end of the period in which it changed: renewals of the subscription it left have it no longer from this day on. */
    fromUntil: date('from_until').notNull(),
    /** The first renewal of the subscription it came to that has it so. */
    toSince: date('to_since').notNull(),
    /** Its place, from 1, among the licences that changed with it: those of one line, the dearest and oldest first. */
    place: integer('place').notNull(),
  },
  (t) => [
    primaryKey({ name: 'licence_changes_pk', columns: [t.companyId, t.licenceId, t.sequence] }),
    index('licence_changes_operation').on(t.companyId, t.operationId, t.place),
    foreignKey({
      name: 'licence_changes_licence',
      columns: [t.companyId, t.licenceId],
      foreignColumns: [licences.companyId, licences.id],
    }),
    foreignKey({
      name: 'licence_changes_from',
      columns: [t.companyId, t.fromSubscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    foreignKey({
      name: 'licence_changes_to',
      columns: [t.companyId, t.toSubscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    check('licence_changes_prices', sql`${t.fromPrice} >= 0 and ${t.toPrice} >= 0`),
    check('licence_changes_place', sql`${t.place} > 0`),
  ],
);
