import { defineCommand, defineQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { findCopy, insertCopy, paidAtIssue, planNames } from './copy-repository';
import { getInvoiceInput, keepInvoiceCopyInput } from './input';
import { invoiceDetail } from './queries';
import { copySourceView, invoiceCopyView, keptCopyView } from './view';

/** The printable copy of a document in the company's language; without content while nobody made it (R20). A draft has none. */
export const getInvoiceCopy = defineQuery({
  name: 'getInvoiceCopy',
  permission: 'invoices:read',
  input: getInvoiceInput,
  output: invoiceCopyView,
  handler: async (scope, { invoiceId }) => {
    const found = await findCopy(scope, invoiceId);
    if (found === undefined) throw new DomainError('not_found');
    const { number, locale, content, closesAt } = found;
    if (number === null) throw new DomainError('document_not_issued', { closesAt: closesAt.toISOString() });
    return { companyId: scope.companyId, invoiceId, locale, number, content: content && new Uint8Array(content) };
  },
});

/** Everything that a printable copy says, for the worker that makes it: the document with what paid it when it was issued. */
export const readCopySource = defineQuery({
  name: 'readCopySource',
  permission: 'copies:make',
  input: getInvoiceInput,
  output: copySourceView,
  handler: async (scope, { invoiceId }) => {
    const [document, atIssue, plans] = await Promise.all([
      invoiceDetail(scope, invoiceId),
      paidAtIssue(scope, invoiceId),
      planNames(scope),
    ]);
    return { document: { ...document, payments: document.payments.filter(({ id }) => atIssue.has(id)) }, plans };
  },
});

/**
 * Keeps the copy that the worker made. The first one stays, whoever made it; it says nothing that its document does not,
 * so the log has no event of it.
 */
export const keepInvoiceCopy = defineCommand({
  name: 'keepInvoiceCopy',
  permission: 'copies:make',
  input: keepInvoiceCopyInput,
  output: keptCopyView,
  handler: async (scope, copy) => {
    const found = await findCopy(scope, copy.invoiceId);
    if (found === undefined || found.number === null) throw new DomainError('not_found');
    return { kept: await insertCopy(scope, copy) };
  },
});
