import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { beginInvoiceExportInput } from './input';
import { issuedMatching } from './list-repository';
import { invoiceExportView } from './view';

/** An archive is made while it is waited for; more documents go out in several. */
const MOST_DOCUMENTS = 500;

/** Writes down who takes which documents out as copies, before the first one leaves (R26). Drafts have none. */
export const beginInvoiceExport = defineCommand({
  name: 'beginInvoiceExport',
  permission: 'invoices:read',
  worksWhenClosed: true,
  input: beginInvoiceExportInput,
  output: invoiceExportView,
  handler: async (scope, filter) => {
    const { count, documents } = await issuedMatching(scope, filter, MOST_DOCUMENTS);
    if (count > MOST_DOCUMENTS) throw new DomainError('archive_too_large', { requested: count, limit: MOST_DOCUMENTS });
    scope.record({
      action: 'invoices.exported',
      targetId: scope.companyId,
      after: { filter, format: 'zip', count },
    });
    return { documents };
  },
});
