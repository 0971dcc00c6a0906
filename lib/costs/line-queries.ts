import { can, defineQuery, type QueryScope } from '@/lib/access';
import { daysOfCompany, endOfDay } from '@/lib/companies';
import { lineOf } from '@/lib/invoices';
import type { InvoiceLineView } from '@/lib/invoices/view';
import { addDays } from '@/lib/kernel/calendar';
import { DomainError } from '@/lib/kernel/domain-error';
import { pageOf } from '@/lib/kernel/shape';
import { eventsOfLine } from './event-repository';
import { explainChargeInput, getInvoiceLineInput, listLineLicencesInput } from './input';
import { boughtFor, documentOf, type FoundLine, findLine, type Instants, lineLicencePage } from './line-repository';
import { lineOfPurchase } from './step-repository';
import { stepsOfLine } from './steps';
import { type LineDetailView, lineDetailView, lineLicenceView } from './view';

/** One line of a document with the events that led to it, and the people who caused them (R20, R26). */
export const getInvoiceLine = defineQuery({
  name: 'getInvoiceLine',
  permission: 'invoices:read',
  input: getInvoiceLineInput,
  output: lineDetailView,
  handler: (scope, { invoiceId, lineId }) => detailOf(scope, invoiceId, lineId),
});

/** Why a purchase was charged: its line, with every step from what was shown to what was paid (R20). */
export const explainCharge = defineQuery({
  name: 'explainCharge',
  permission: 'invoices:read',
  input: explainChargeInput,
  output: lineDetailView,
  handler: async (scope, { purchaseId }) => {
    const line = await lineOfPurchase(scope, purchaseId);
    if (line === null) throw new DomainError('not_found');
    return detailOf(scope, line.invoiceId, line.lineId);
  },
});

async function detailOf(scope: QueryScope, invoiceId: string, lineId: string): Promise<LineDetailView> {
  const line = await requireLine(scope, invoiceId, lineId);
  const { credits, ...document } = await documentOf(scope, lineId);
  const causes = await eventsOfLine(scope, line);
  return {
    document,
    line,
    credits,
    boughtFor: line.purchaseId !== null && seesHolders(scope) ? await boughtFor(scope, line.purchaseId) : null,
    causes,
    steps: await stepsOfLine(scope, line, causes, seesHolders(scope)),
  };
}

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
    return lineLicencePage(scope, line, page, seesHolders(scope) ? await instantsOf(scope, line) : null);
  },
});

/** A period's days begin and end as the company's clocks stood then. */
async function instantsOf(scope: QueryScope, { from, to }: FoundLine): Promise<Instants> {
  const { zones } = await daysOfCompany(scope);
  return { begin: endOfDay(addDays(from, -1), zones), end: endOfDay(addDays(to, -1), zones) };
}

/** Who held a number is for those who may read its history; a billing manager sees licences and what they cost. */
const seesHolders = ({ actor }: QueryScope): boolean => can(actor, 'history:read');
