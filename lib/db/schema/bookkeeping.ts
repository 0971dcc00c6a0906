import { sql } from 'drizzle-orm';
import { check, customType, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { charges, issuedInvoices } from './invoices';

/**
 * What became of an issued document on its way to the buyer, one row per step, only added to: where a platform for
 * electronic invoices is connected. A document without a row is not sent (R20).
 */
export const invoiceDeliveries = pgTable(
  'invoice_deliveries',
  {
    companyId: companyId(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    position: integer('position').notNull(),
    status: text('status').notNull(),
    /** What the platform calls it, or why it was refused. */
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoice_deliveries_pk', columns: [t.companyId, t.invoiceId, t.position] }),
    foreignKey({
      name: 'invoice_deliveries_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [issuedInvoices.companyId, issuedInvoices.invoiceId],
    }),
    check('invoice_deliveries_status', sql`${t.status} in ('sent', 'delivered', 'accepted', 'refused', 'failed')`),
  ],
);

/** How many of a line's licences each cost centre held when the document was issued; none is the empty one (R20). */
export const chargeCostCentres = pgTable(
  'charge_cost_centres',
  {
    companyId: companyId(),
    chargeId: id('chg', 'charge_id').notNull(),
    costCentre: text('cost_centre').notNull(),
    licences: integer('licences').notNull(),
  },
  (t) => [
    primaryKey({ name: 'charge_cost_centres_pk', columns: [t.companyId, t.chargeId, t.costCentre] }),
    foreignKey({
      name: 'charge_cost_centres_charge',
      columns: [t.companyId, t.chargeId],
      foreignColumns: [charges.companyId, charges.id],
    }),
    check('charge_cost_centres_licences', sql`${t.licences} > 0`),
  ],
);

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Printable copies of issued documents, made by the worker when first asked for and kept: they stay as they were (R20). */
export const invoiceCopies = pgTable(
  'invoice_copies',
  {
    companyId: companyId(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    locale: text('locale').notNull(),
    content: bytes('content').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoice_copies_pk', columns: [t.companyId, t.invoiceId, t.locale] }),
    foreignKey({
      name: 'invoice_copies_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [issuedInvoices.companyId, issuedInvoices.invoiceId],
    }),
    check('invoice_copies_locale', sql`${t.locale} in ('en', 'fr')`),
  ],
);
