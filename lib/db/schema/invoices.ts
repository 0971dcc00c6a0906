import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { purchases, subscriptions } from './licences';
import { issuers } from './reference';

/**
 * The envelope of an invoice or a credit note. While nothing is in `issued_invoices` for it, it is a draft that charges
 * are put into; the program can only add rows here and never change one (R20).
 */
export const invoices = pgTable(
  'invoices',
  {
    companyId: companyId(),
    id: id('inv', 'id').notNull(),
    type: text('type').notNull(),
    currency: text('currency').notNull(),
    /** First day of the calendar month whose purchases it collects; null for what is invoiced by itself. */
    month: date('month'),
    /** When it is due to be issued: the end of that month, or at once. */
    closesAt: instant('closes_at').notNull(),
    /** The invoice that a credit note corrects. */
    relatesTo: id('inv', 'relates_to'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoices_pk', columns: [t.companyId, t.id] }),
    index('invoices_closing').on(t.companyId, t.closesAt),
    foreignKey({ name: 'invoices_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({
      name: 'invoices_relates_to',
      columns: [t.companyId, t.relatesTo],
      foreignColumns: [t.companyId, t.id],
    }),
    check('invoices_type', sql`${t.type} in ('invoice', 'credit_note')`),
    check('invoices_relation', sql`${t.type} = 'credit_note' or ${t.relatesTo} is null`),
  ],
);

/** What was charged or credited, one line of an invoice each: the amount, its formula, and the act that caused it (R16, R20). */
export const charges = pgTable(
  'charges',
  {
    companyId: companyId(),
    id: id('chg', 'id').notNull(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    position: integer('position').notNull(),
    cause: text('cause').notNull(),
    subscriptionId: id('sub', 'subscription_id'),
    purchaseId: id('pur', 'purchase_id'),
    /** The line whose unused days this one gives back. */
    creditsChargeId: id('chg', 'credits_charge_id'),
    /** Of such a line: for which of the licences that left together it is, as `[[first, quantity], …]` of their places. */
    creditedPlaces: jsonb('credited_places'),
    frequency: text('frequency'),
    planCode: text('plan_code').notNull(),
    quantity: integer('quantity').notNull(),
    unitPrice: bigint('unit_price', { mode: 'number' }).notNull(),
    days: integer('days').notNull(),
    daysOfPeriod: integer('days_of_period').notNull(),
    /** What is charged, or credited in a credit note; never negative. */
    amount: bigint('amount', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    taxTreatmentCode: text('tax_treatment_code').notNull(),
    taxRateBasisPoints: integer('tax_rate_basis_points').notNull(),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    chargedAt: instant('charged_at').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'charges_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('charges_line').on(t.companyId, t.invoiceId, t.position),
    index('charges_period').on(t.companyId, t.subscriptionId, t.periodTo),
    index('charges_credited').on(t.companyId, t.creditsChargeId).where(sql`credits_charge_id is not null`),
    uniqueIndex('charges_purchase').on(t.companyId, t.purchaseId).where(sql`purchase_id is not null`),
    /** R18: a subscription's period is renewed once, each price of it in one line. */
    uniqueIndex('charges_renewal')
      .on(t.companyId, t.subscriptionId, t.periodFrom, t.unitPrice)
      .where(sql`cause = 'renewal'`),
    index('charges_subscription').on(t.companyId, t.subscriptionId, t.periodTo, t.amount),
    foreignKey({
      name: 'charges_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    foreignKey({
      name: 'charges_subscription',
      columns: [t.companyId, t.subscriptionId],
      foreignColumns: [subscriptions.companyId, subscriptions.id],
    }),
    foreignKey({
      name: 'charges_purchase_fk',
      columns: [t.companyId, t.purchaseId],
      foreignColumns: [purchases.companyId, purchases.id],
    }),
    foreignKey({
      name: 'charges_credits',
      columns: [t.companyId, t.creditsChargeId],
      foreignColumns: [t.companyId, t.id],
    }),
    check(
      'charges_cause',
      sql`${t.cause} in ('purchase_manual', 'purchase_automatic', 'renewal', 'plan_change', 'frequency_change', 'credit')`,
    ),
    check('charges_amount', sql`${t.amount} >= 0 and ${t.unitPrice} >= 0 and ${t.quantity} > 0`),
    check('charges_days', sql`${t.days} between 1 and ${t.daysOfPeriod}`),
    check('charges_period', sql`${t.periodFrom} < ${t.periodTo}`),
  ],
);

/** What makes a draft an invoice: its number, dates, sums, and both parties as they were. One row per document, for good (R20). */
export const issuedInvoices = pgTable(
  'issued_invoices',
  {
    companyId: companyId(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    issuerCode: text('issuer_code')
      .notNull()
      .references(() => issuers.code),
    /** As on the envelope: the series its number is from. */
    type: text('type').notNull(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    number: text('number').notNull(),
    issuedOn: date('issued_on').notNull(),
    dueOn: date('due_on').notNull(),
    issuedAt: instant('issued_at').notNull(),
    subtotal: bigint('subtotal', { mode: 'number' }).notNull(),
    tax: bigint('tax', { mode: 'number' }).notNull(),
    /** Per treatment and rate: `[{code, rateBasisPoints, mention, base, tax}]`. */
    taxes: jsonb('taxes').notNull(),
    poNumber: text('po_number'),
    seller: jsonb('seller').notNull(),
    buyer: jsonb('buyer').notNull(),
    /** Nature of the operation, language, time to pay and what late payment costs, as they were. */
    terms: jsonb('terms').notNull().default({}),
    operationId: id('opr', 'operation_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'issued_invoices_pk', columns: [t.companyId, t.invoiceId] }),
    index('issued_invoices_list').on(t.companyId, t.issuedOn, t.number),
    uniqueIndex('issued_invoices_number').on(t.companyId, t.number),
    foreignKey({
      name: 'issued_invoices_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    check('issued_invoices_sums', sql`${t.subtotal} >= 0 and ${t.tax} >= 0`),
    check('issued_invoices_due', sql`${t.dueOn} >= ${t.issuedOn}`),
  ],
);

/** Money received for an invoice, or a credit note's balance put against it (R20). */
export const payments = pgTable(
  'payments',
  {
    companyId: companyId(),
    id: id('pay', 'id').notNull(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    /** Null for money received. */
    creditNoteId: id('inv', 'credit_note_id'),
    receivedOn: date('received_on').notNull(),
    reference: text('reference'),
    recordedAt: instant('recorded_at').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'payments_pk', columns: [t.companyId, t.id] }),
    index('payments_invoice').on(t.companyId, t.invoiceId),
    index('payments_credit_note').on(t.companyId, t.creditNoteId).where(sql`credit_note_id is not null`),
    foreignKey({
      name: 'payments_invoice_fk',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [issuedInvoices.companyId, issuedInvoices.invoiceId],
    }),
    foreignKey({
      name: 'payments_credit_note_fk',
      columns: [t.companyId, t.creditNoteId],
      foreignColumns: [issuedInvoices.companyId, issuedInvoices.invoiceId],
    }),
    check('payments_amount', sql`${t.amount} > 0`),
  ],
);

/** Who receives invoices and how: what a company tells about itself for them (R20). */
export const billingProfiles = pgTable(
  'billing_profiles',
  {
    companyId: companyId(),
    legalName: text('legal_name').notNull(),
    addressLines: text('address_lines').array().notNull(),
    postalCode: text('postal_code').notNull(),
    city: text('city').notNull(),
    country: text('country').notNull(),
    registrationNumber: text('registration_number'),
    vatId: text('vat_id'),
    poNumber: text('po_number'),
    /** One invoice for the purchases of a calendar month, or one for each purchase. */
    invoicing: text('invoicing').notNull().default('monthly'),
    locale: text('locale'),
    contacts: text('contacts').array().notNull().default(sql`'{}'`),
    /** The account that the company books licences on. */
    expenseAccount: text('expense_account'),
  },
  (t) => [
    primaryKey({ name: 'billing_profiles_pk', columns: [t.companyId] }),
    foreignKey({ name: 'billing_profiles_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('billing_profiles_invoicing', sql`${t.invoicing} in ('monthly', 'each')`),
  ],
);

/** Prices that the operator agreed with one company, above the list; minimum licences bind until the end (R19). */
export const agreements = pgTable(
  'agreements',
  {
    companyId: companyId(),
    id: id('agr', 'id').notNull(),
    planCode: text('plan_code').notNull(),
    frequency: text('frequency').notNull(),
    unitPrice: bigint('unit_price', { mode: 'number' }).notNull(),
    validFrom: date('valid_from').notNull(),
    /** The first day it no longer holds; null for as long as nobody ends it. */
    validUntil: date('valid_until'),
    minimumLicences: integer('minimum_licences').notNull().default(0),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'agreements_pk', columns: [t.companyId, t.id] }),
    index('agreements_price').on(t.companyId, t.planCode, t.frequency, t.validFrom),
    foreignKey({ name: 'agreements_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('agreements_frequency', sql`${t.frequency} in ('monthly', 'yearly')`),
    check('agreements_unit_price', sql`${t.unitPrice} >= 0 and ${t.minimumLicences} >= 0`),
    check('agreements_span', sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
  ],
);
