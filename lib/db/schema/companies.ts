import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { FOLDED } from '../folding';
import { companyId, instant } from './columns';
import { issuers, plans, taxTreatments } from './reference';

/** The tenants. */
export const companies = pgTable(
  'companies',
  {
    companyId: companyId(),
    name: text('name').notNull(),
    /** The name as the operator's people look for it. */
    search: text('search')
      .notNull()
      .generatedAlwaysAs(sql.raw(`${FOLDED.before}name${FOLDED.after}`)),
    planCode: text('plan_code')
      .notNull()
      .references(() => plans.code),
    /** A downgrade that waits for the next renewal (R21). */
    pendingPlanCode: text('pending_plan_code').references(() => plans.code),
    defaultFrequency: text('default_frequency').notNull(),
    currency: text('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    state: text('state').notNull().default('active'),
    /** Since when it is in that state; null while it never left the first one (R22). */
    stateSince: instant('state_since'),
    /** Which step to come its billing people have been told of. */
    stateAnnounced: text('state_announced'),
    /** The day that was announced for it, before which it does not come. */
    stateAnnouncedFor: date('state_announced_for'),
    /** What its licences cost in one period when it became past due: how much it may buy unless something is agreed (R22). */
    creditBasis: bigint('credit_basis', { mode: 'number' }),
    /** How much it may buy while past due, as the operator agreed with it. */
    creditLimit: bigint('credit_limit', { mode: 'number' }),
    locale: text('locale'),
    country: text('country'),
    vatId: text('vat_id'),
    issuerCode: text('issuer_code')
      .notNull()
      .references(() => issuers.code),
    taxTreatmentCode: text('tax_treatment_code')
      .notNull()
      .references(() => taxTreatments.code),
    autoPurchasePolicy: text('auto_purchase_policy').notNull().default('allow'),
    capMonthlyLicences: integer('cap_monthly_licences'),
    capMonthlyCharge: bigint('cap_monthly_charge', { mode: 'number' }),
    teamLeadsSeePrices: boolean('team_leads_see_prices').notNull().default(false),
    /** Whether its owner asks a second factor of everybody who signs in to it. */
    requiresSecondFactor: boolean('requires_second_factor').notNull().default(false),
    /** After how many idle minutes its members are signed out; null: at the end of their session only. */
    memberIdleMinutes: integer('member_idle_minutes'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: 'companies_pk', columns: [t.companyId] }),
    check('companies_frequency', sql`${t.defaultFrequency} in ('monthly', 'yearly')`),
    check('companies_state', sql`${t.state} in ('active', 'past_due', 'restricted', 'closed')`),
    check('companies_announced', sql`${t.stateAnnounced} in ('restricted', 'closed', 'closed_soon')`),
    check('companies_announced_for', sql`(${t.stateAnnounced} is null) = (${t.stateAnnouncedFor} is null)`),
    check('companies_credit', sql`coalesce(${t.creditBasis}, 0) >= 0 and coalesce(${t.creditLimit}, 0) >= 0`),
    check('companies_policy', sql`${t.autoPurchasePolicy} in ('allow', 'ask', 'block')`),
    check('companies_idle', sql`${t.memberIdleMinutes} between 15 and 720`),
    check('companies_caps', sql`coalesce(${t.capMonthlyLicences}, 0) >= 0 and coalesce(${t.capMonthlyCharge}, 0) >= 0`),
  ],
);

/**
 * The one row per company that every change locks first: licence labels, the audit chain's head, the last recorded
 * instant and the licence counters. Apart from `companies`, so that foreign keys to it never wait for the lock.
 */
export const companyLedgers = pgTable(
  'company_ledgers',
  {
    companyId: companyId(),
    nextLicenceNumber: integer('next_licence_number').notNull().default(1),
    licencesTotal: integer('licences_total').notNull().default(0),
    licencesAssigned: integer('licences_assigned').notNull().default(0),
    licencesEnding: integer('licences_ending').notNull().default(0),
    auditSequence: bigint('audit_sequence', { mode: 'number' }).notNull().default(0),
    auditHash: text('audit_hash').notNull().default(''),
    lastInstant: instant('last_instant').notNull().default(sql`now()`),
    settleDueAt: instant('settle_due_at'),
    /** Up to when automatic purchases have been told to owners and billing managers (R23); null before the first. */
    purchasesToldUntil: instant('purchases_told_until'),
    /** When the company's books are next checked against its rows: once a night in its time zone. */
    checkDueAt: instant('check_due_at').notNull().default(sql`now()`),
    /** When the first day is over of which no usage is recorded yet. */
    usageDueAt: instant('usage_due_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: 'company_ledgers_pk', columns: [t.companyId] }),
    foreignKey({ name: 'company_ledgers_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check(
      'company_ledgers_counts',
      sql`${t.licencesAssigned} >= 0 and ${t.licencesEnding} >= 0 and ${t.licencesAssigned} + ${t.licencesEnding} <= ${t.licencesTotal}`,
    ),
  ],
);
