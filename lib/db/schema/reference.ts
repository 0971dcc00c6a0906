import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';

/** Plans and how many numbers a member may hold on each (R8). */
export const plans = pgTable('plans', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  rank: integer('rank').notNull(),
  memberNumberLimit: integer('member_number_limit').notNull(),
});

/** List prices from a date on, in minor units, excluding tax (R19). */
export const prices = pgTable(
  'prices',
  {
    planCode: text('plan_code')
      .notNull()
      .references(() => plans.code),
    frequency: text('frequency').notNull(),
    currency: text('currency').notNull(),
    validFrom: date('valid_from').notNull(),
    unitPrice: bigint('unit_price', { mode: 'number' }).notNull(),
    /** When companies were told: a renewal takes a higher price only some time after (R19). */
    announcedOn: date('announced_on').notNull().default('2020-01-01'),
    /** While companies are being told of it by mail: the last one that was; null once all were, or where nobody need be. */
    tellingAfter: uuid('telling_after'),
  },
  (t) => [
    primaryKey({ columns: [t.planCode, t.frequency, t.currency, t.validFrom] }),
    check('prices_frequency', sql`${t.frequency} in ('monthly', 'yearly')`),
    check('prices_unit_price', sql`${t.unitPrice} >= 0`),
  ],
);

/** Tax treatments: rate in basis points and the mention an invoice carries (R19). */
export const taxTreatments = pgTable('tax_treatments', {
  code: text('code').primaryKey(),
  rateBasisPoints: integer('rate_basis_points').notNull(),
  mention: text('mention'),
  /** The same on documents in French. */
  mentionFr: text('mention_fr'),
});

/**
 * Which treatment applies from a day on: by the seller's country, the buyer's area (a country, `EU` or `*`, and where a
 * part of a country has its own law, how its postal codes begin) and whether the buyer has a VAT id (R19).
 */
export const taxRules = pgTable(
  'tax_rules',
  {
    sellerCountry: text('seller_country').notNull(),
    buyerArea: text('buyer_area').notNull(),
    postalPrefix: text('postal_prefix').notNull().default(''),
    vatId: text('vat_id').notNull(),
    validFrom: date('valid_from').notNull(),
    treatmentCode: text('treatment_code')
      .notNull()
      .references(() => taxTreatments.code),
  },
  (t) => [
    primaryKey({
      name: 'tax_rules_pk',
      columns: [t.sellerCountry, t.buyerArea, t.postalPrefix, t.vatId, t.validFrom],
    }),
    check('tax_rules_vat_id', sql`${t.vatId} in ('with', 'without', 'any')`),
  ],
);

/** The legal entities that sell: an invoice series belongs to one. */
export const issuers = pgTable('issuers', {
  code: text('code').primaryKey(),
  legalName: text('legal_name').notNull(),
  country: text('country').notNull(),
  timeZone: text('time_zone').notNull(),
  postalCode: text('postal_code'),
  city: text('city'),
  addressLines: text('address_lines').array().notNull().default(sql`'{}'`),
  registrationNumber: text('registration_number'),
  vatId: text('vat_id'),
  /** How to pay: bank and account, printed on invoices. */
  paymentDetails: text('payment_details'),
  /** The interest that late payment costs, in words. */
  lateInterest: text('late_interest'),
  lateInterestFr: text('late_interest_fr'),
  /** What late payment costs beside interest: minor units of the euro, by law in France. */
  recoveryFee: bigint('recovery_fee', { mode: 'number' }),
  /** The account that companies of its country book telephony on, where a company has not named its own. */
  expenseAccount: text('expense_account'),
});

/** Countries numbers come from. */
export const countries = pgTable('countries', {
  code: text('code').primaryKey(),
  inEu: boolean('in_eu').notNull(),
});

/** What a (country, type) can do, what it still requires, and how long its quarantine lasts (R10, R13). */
export const numberKinds = pgTable(
  'number_kinds',
  {
    country: text('country').notNull(),
    type: text('type').notNull(),
    voice: boolean('voice').notNull(),
    sms: boolean('sms').notNull(),
    mms: boolean('mms').notNull(),
    notAssignableReason: text('not_assignable_reason'),
    quarantineDays: integer('quarantine_days').notNull(),
    quarantineMinDays: integer('quarantine_min_days').notNull(),
    quarantineMaxDays: integer('quarantine_max_days').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.country, t.type] }),
    foreignKey({ name: 'number_kinds_country', columns: [t.country], foreignColumns: [countries.code] }),
    check('number_kinds_type', sql`${t.type} in ('mobile', 'landline', 'toll_free')`),
    check('number_kinds_landline', sql`${t.type} <> 'landline' or not (${t.sms} or ${t.mms})`),
    check(
      'number_kinds_quarantine',
      sql`${t.quarantineDays} between ${t.quarantineMinDays} and ${t.quarantineMaxDays}`,
    ),
  ],
);

/** The operator's own settings: one row. */
export const operatorSettings = pgTable(
  'operator_settings',
  {
    only: boolean('only').primaryKey().default(true),
    unconfirmedPurchasesPerDay: integer('unconfirmed_purchases_per_day').notNull().default(20),
    /** How long a mail that went out, or was given up, stays in the outbox. */
    sentMailDays: integer('sent_mail_days').notNull().default(30),
    /** How long an instruction stays that the telephony system took. */
    sentInstructionDays: integer('sent_instruction_days').notNull().default(365),
    /** For how many years after a membership, or the company's contract, has ended its people are named; longer where they caused money events (R27). */
    retentionYears: integer('retention_years').notNull().default(5),
    moneyRetentionYears: integer('money_retention_years').notNull().default(10),
    /** How long before a renewal a higher price must have been announced to apply (R19). */
    priceNoticeDays: integer('price_notice_days').notNull().default(30),
    /** From an invoice's date to its due date (R20). */
    paymentTermDays: integer('payment_term_days').notNull().default(30),
    /** How many days after an unpaid invoice was due its company is restricted, and is told so before (R22). */
    restrictedAfterDays: integer('restricted_after_days').notNull().default(30),
    restrictionNoticeDays: integer('restriction_notice_days').notNull().default(15),
    /** The same for closing it, which is said twice. */
    closedAfterDays: integer('closed_after_days').notNull().default(60),
    closingNoticeDays: integer('closing_notice_days').notNull().default(15),
    closingLastNoticeDays: integer('closing_last_notice_days').notNull().default(3),
    /** How long a request for a purchase waits and holds its number (R23). */
    requestHoldHours: integer('request_hold_hours').notNull().default(72),
    /** For how long a licence is available before it counts as unused for long. */
    idleLicenceDays: integer('idle_licence_days').notNull().default(30),
    /** How long before a renewal billing people are reminded of what could still be removed. */
    monthlyReminderDays: integer('monthly_reminder_days').notNull().default(7),
    yearlyReminderDays: integer('yearly_reminder_days').notNull().default(30),
    /** Whose yearly licences may end before their second or a later period is over: nobody's, in the EU, everybody's. */
    earlyRemoval: text('early_removal').notNull().default('eu'),
    earlyRemovalNoticeMonths: integer('early_removal_notice_months').notNull().default(1),
  },
  (t) => [
    check('operator_settings_only', sql`${t.only}`),
    check('operator_settings_spans', sql`${t.sentMailDays} >= 1 and ${t.sentInstructionDays} >= 1`),
    check('operator_settings_retention', sql`${t.retentionYears} between 1 and ${t.moneyRetentionYears}`),
    check('operator_settings_hold', sql`${t.requestHoldHours} between 1 and 2160`),
    check(
      'operator_settings_states',
      sql`${t.restrictionNoticeDays} between 0 and ${t.restrictedAfterDays} - 1
        and ${t.closingLastNoticeDays} between 0 and ${t.closingNoticeDays}
        and ${t.closingNoticeDays} between 0 and ${t.closedAfterDays} - ${t.restrictedAfterDays} and ${t.closedAfterDays} > ${t.restrictedAfterDays}`,
    ),
    check('operator_settings_terms', sql`${t.priceNoticeDays} >= 0 and ${t.paymentTermDays} >= 0`),
    check('operator_settings_early_removal', sql`${t.earlyRemoval} in ('none', 'eu', 'all')`),
    check(
      'operator_settings_trimming',
      sql`${t.idleLicenceDays} >= 0 and ${t.monthlyReminderDays} >= 0 and ${t.yearlyReminderDays} >= 0 and ${t.earlyRemovalNoticeMonths} >= 1`,
    ),
  ],
);

/** The next number of each series: one row locked while a document is issued, so that numbers have no gaps (R20). */
export const invoiceSeries = pgTable(
  'invoice_series',
  {
    issuerCode: text('issuer_code')
      .notNull()
      .references(() => issuers.code),
    type: text('type').notNull(),
    year: integer('year').notNull(),
    lastNumber: integer('last_number').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoice_series_pk', columns: [t.issuerCode, t.type, t.year] }),
    check('invoice_series_type', sql`${t.type} in ('invoice', 'credit_note')`),
    check('invoice_series_number', sql`${t.lastNumber} > 0`),
  ],
);
