import { sql } from 'drizzle-orm';
import { check, date, foreignKey, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { issuedInvoices } from './invoices';

/** An invoice that the company disputes: while one is open, its clock stands still (R22). Kept when it is settled. */
export const invoiceDisputes = pgTable(
  'invoice_disputes',
  {
    companyId: companyId(),
    invoiceId: id('inv', 'invoice_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    endedAt: instant('ended_at'),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'invoice_disputes_pk', columns: [t.companyId, t.invoiceId, t.openedAt] }),
    uniqueIndex('invoice_disputes_open').on(t.companyId, t.invoiceId).where(sql`ended_at is null`),
    foreignKey({
      name: 'invoice_disputes_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [issuedInvoices.companyId, issuedInvoices.invoiceId],
    }),
    check('invoice_disputes_span', sql`${t.endedAt} >= ${t.openedAt}`),
  ],
);

/** Which announced prices a company's billing people were told of: each once (R19). */
export const priceNotices = pgTable(
  'price_notices',
  {
    companyId: companyId(),
    planCode: text('plan_code').notNull(),
    frequency: text('frequency').notNull(),
    validFrom: date('valid_from').notNull(),
    toldAt: instant('told_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'price_notices_pk', columns: [t.companyId, t.planCode, t.frequency, t.validFrom] }),
    foreignKey({ name: 'price_notices_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);
