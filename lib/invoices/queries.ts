import { defineQuery, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { money } from '@/lib/kernel/money';
import { pageOf } from '@/lib/kernel/shape';
import { correctionsOf, reasonOf } from './correction-repository';
import { getInvoiceInput, listInvoicesInput } from './input';
import { type IssuingContext, readIssuingContext } from './issue-repository';
import { findInvoice, invoicePage, numberOf } from './list-repository';
import { paymentsOf } from './payment-repository';
import { termsOf } from './terms';
import { type InvoiceDetailView, invoiceDetailView, invoiceView } from './view';

/** A page of invoices, credit notes and drafts, newest first (R20). */
export const listInvoices = defineQuery({
  name: 'listInvoices',
  permission: 'invoices:read',
  input: listInvoicesInput,
  output: pageOf(invoiceView),
  handler: (scope, input) => invoicePage(scope, input),
});

/** One document, with both parties, its payments, and what each line leads to. */
export const getInvoice = defineQuery({
  name: 'getInvoice',
  permission: 'invoices:read',
  input: getInvoiceInput,
  output: invoiceDetailView,
  handler: (scope, { invoiceId }) => invoiceDetail(scope, invoiceId),
});

/** Everything of one document that its page and its printable copy say. */
export async function invoiceDetail(scope: QueryScope, invoiceId: string): Promise<InvoiceDetailView> {
  const found = await findInvoice(scope, invoiceId);
  if (found === null) throw new DomainError('not_found');
  const { invoice, issued, deliveries } = found;
  const { relatesTo } = invoice;
  const [paid, relatedNumber, reason, correctedBy] = await Promise.all([
    paymentsOf(scope, invoiceId),
    relatesTo === null ? null : numberOf(scope, relatesTo),
    relatesTo === null ? null : reasonOf(scope, invoiceId, relatesTo),
    correctionsOf(scope, invoiceId),
  ]);
  // A draft names the parties, the customer's number and its terms as they would be if it were issued now.
  const kept =
    issued === null
      ? await readIssuingContext(scope)
      : { ...(issued as Pick<IssuingContext, 'seller' | 'buyer' | 'poNumber'>), terms: termsOf(issued.terms) };
  return {
    ...invoice,
    seller: kept.seller,
    buyer: kept.buyer,
    poNumber: kept.poNumber,
    terms: kept.terms,
    relatedNumber,
    correctedBy,
    reason,
    deliveries,
    payments: paid.map(({ id, amount, receivedOn, reference, ...of }) => ({
      id,
      amount: money(amount, invoice.total.currency),
      receivedOn,
      reference,
      creditNote: of.creditNoteId === null ? null : { id: of.creditNoteId, number: of.creditNoteNumber ?? '' },
      invoice: { id: of.invoiceId, number: of.invoiceNumber },
    })),
  };
}
