import { can, defineQuery, type QueryScope } from '@/lib/access';
import { lineOf } from '@/lib/invoices';
import type { InvoiceLineView } from '@/lib/invoices/view';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { eventsOfLine } from './event-repository';
import { getInvoiceLineInput, listLineLicencesInput } from './input';
import { boughtFor, documentOf, findLine, lineLicencePage } from './line-repository';
import { lineDetailView, lineLicenceView } from './view';

/** One line of a document with the events that led to it, and the people who caused them (R20, R26). */
export const getInvoiceLine = defineQuery({
  name: 'getInvoiceLine',
  permission: 'invoices:read',
  input: getInvoiceLineInput,
  output: lineDetailView,
  handler: async (scope, { invoiceId, lineId }) => {
    const line = await requireLine(scope, invoiceId, lineId);
    const { credits, ...document } = await documentOf(scope, lineId);
    return {
      document,
      line,
      credits,
      boughtFor: line.purchaseId !== null && seesHolders(scope) ? await boughtFor(scope, line.purchaseId) : null,
      causes: await eventsOfLine(scope, line),
    };
  },
});

async function requireLine(scope: QueryScope, invoiceId: string, lineId: string): Promise<InvoiceLineView> {
  const line = await lineOf(scope, invoiceId, lineId);
  if (line === null) throw new DomainError('not_found');
  return line;
}

/** A page of the licences that a line is for, with who held a number on each while its period ran (R20, R24). */
export const listLineLicences = defineQuery({
  name: 'listLineLicences',
  permission: 'invoices:read',
  input: listLineLicencesInput,
  output: pageOf(lineLicenceView),
  handler: async (scope, { invoiceId, lineId, ...page }) => {
    const line = await findLine(scope, { invoiceId, lineId });
    if (line === null) throw new DomainError('not_found');
    return lineLicencePage(scope, line, page, seesHolders(scope));
  },
});

/** Who held a number is for those who may read its history; a billing manager sees licences and what they cost. */
const seesHolders = ({ actor }: QueryScope): boolean => can(actor, 'history:read');
