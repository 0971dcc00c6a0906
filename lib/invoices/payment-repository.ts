import { and, asc, eq, or, sum } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CommandScope, QueryScope } from '@/lib/access';
import { issuedInvoices, payments } from '@/lib/db/schema';

const paidInvoices = alias(issuedInvoices, 'paid_invoices');

/** What was paid for a document, or the invoices that a credit note paid; in order. */
export async function paymentsOf(scope: QueryScope, invoiceId: string) {
  return scope.db
    .select({
      id: payments.id,
      amount: payments.amount,
      receivedOn: payments.receivedOn,
      reference: payments.reference,
      creditNoteId: payments.creditNoteId,
      creditNoteNumber: issuedInvoices.number,
      invoiceId: payments.invoiceId,
      invoiceNumber: paidInvoices.number,
    })
    .from(payments)
    .innerJoin(
      paidInvoices,
      and(eq(paidInvoices.companyId, payments.companyId), eq(paidInvoices.invoiceId, payments.invoiceId)),
    )
    .leftJoin(
      issuedInvoices,
      and(eq(issuedInvoices.companyId, payments.companyId), eq(issuedInvoices.invoiceId, payments.creditNoteId)),
    )
    .where(
      and(
        eq(payments.companyId, scope.companyId),
        or(eq(payments.invoiceId, invoiceId), eq(payments.creditNoteId, invoiceId)),
      ),
    )
    .orderBy(asc(payments.recordedAt), asc(payments.id));
}

/** An issued invoice by its number, with what is left to pay; null where there is none of that number. */
export async function findPayable(scope: CommandScope, number: string) {
  const [invoice] = await scope.db
    .select()
    .from(issuedInvoices)
    .where(
      and(
        eq(issuedInvoices.companyId, scope.companyId),
        eq(issuedInvoices.number, number),
        eq(issuedInvoices.type, 'invoice'),
      ),
    );
  if (invoice === undefined) return null;
  const [paid] = await scope.db
    .select({ amount: sum(payments.amount) })
    .from(payments)
    .where(and(eq(payments.companyId, scope.companyId), eq(payments.invoiceId, invoice.invoiceId)));
  return { invoiceId: invoice.invoiceId, due: invoice.subtotal + invoice.tax - Number(paid?.amount ?? 0) };
}
