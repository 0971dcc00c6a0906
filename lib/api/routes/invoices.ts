import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import { getBillingProfile, getInvoice, listInvoices, setBillingProfile } from '@/lib/invoices';

export const invoiceRoutes: readonly Route[] = [
  route('GET', '/invoices', {
    useCase: listInvoices,
    summary:
      'Invoices, credit notes and drafts, newest first. Each line names its cause and the events that led to it.',
    answer: answers.invoiceList,
  }),
  route('GET', '/invoices/{invoiceId}', {
    useCase: getInvoice,
    summary: 'One invoice or credit note, with both parties and its payments.',
    answer: answers.invoice,
  }),
  route('GET', '/billing-profile', {
    useCase: getBillingProfile,
    summary: 'Who receives the company’s invoices, and how; null until somebody said so.',
    answer: answers.billingProfile,
  }),
  route('PATCH', '/billing-profile', {
    useCase: setBillingProfile,
    summary: 'Says who receives invoices and how, from the next one on.',
    answer: answers.billingProfile,
  }),
];
