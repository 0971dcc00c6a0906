import * as answers from '@/lib/api/answers';
import { downloadRoute, type Route, route } from '@/lib/api/route';
import { getInvoiceLine, listLineLicences } from '@/lib/costs';
import {
  getBillingProfile,
  getInvoice,
  getInvoiceCopy,
  listAccounting,
  listInvoices,
  setBillingProfile,
} from '@/lib/invoices';
import { obtainCopy } from '@/lib/printing/obtain-copy';

export const invoiceRoutes: readonly Route[] = [
  route('GET', '/invoices', {
    useCase: listInvoices,
    summary:
      'Invoices, credit notes and drafts, newest first. Each line names its cause and the events that led to it.',
    answer: answers.invoiceList,
  }),
  route('GET', '/invoices/accounting', {
    useCase: listAccounting,
    summary:
      'Issued invoices and credit notes as they are booked, the oldest first: an entry for each line and cost centre with its account, then one for each tax. The entries of a document add up to its subtotal and its tax; those of a credit note are negative.',
    answer: answers.accountingList,
  }),
  route('GET', '/invoices/{invoiceId}', {
    useCase: getInvoice,
    summary: 'One invoice or credit note, with both parties and its payments.',
    answer: answers.invoice,
  }),
  downloadRoute('/invoices/{invoiceId}.pdf', {
    useCase: getInvoiceCopy,
    summary:
      'The printable copy of an issued invoice or credit note, in the company’s billing language. It is made when first asked for, and kept.',
    refusals: ['document_not_issued'],
    contentType: 'application/pdf',
    fetch: async (actor, input, context) => {
      const { number, content } = await obtainCopy(actor, input, context);
      return { name: `${number}.pdf`, content };
    },
  }),
  route('GET', '/invoices/{invoiceId}/lines/{lineId}', {
    useCase: getInvoiceLine,
    summary:
      'One line with the events that led to it and who caused them, and for which number and member it was bought.',
    answer: answers.invoiceLine,
  }),
  route('GET', '/invoices/{invoiceId}/lines/{lineId}/licences', {
    useCase: listLineLicences,
    summary:
      'The licences that a line is for, with the share of each (they add up to the line) and who held a number on it while its period ran.',
    answer: answers.lineLicences,
  }),
  route('GET', '/billing-profile', {
    useCase: getBillingProfile,
    summary: 'Who receives the company’s invoices, and how; null until somebody said so.',
    answer: answers.billingProfile,
  }),
  route('PATCH', '/billing-profile', {
    useCase: setBillingProfile,
    summary:
      'Says who receives invoices and how, from the next one on; all of it, since what is null is taken away. `seen` holds values it was decided on (null: there were none), and refuses it if they are no longer so.',
    answer: answers.billingProfile,
    refusals: ['changed_meanwhile'],
  }),
];
