import type { BillingFacts } from '@/lib/notices';
import { billingLetter, billingWords, type Told } from './billing-letter';
import type { Letter } from './letter';

/** An invoice or a credit note was issued: its number, its amount, and what is left to pay until when (R20). */
export function invoiceIssuedLetter(told: Told, facts: BillingFacts<'mail.invoice_issued'>): Letter {
  const { t, format, company } = billingWords(told);
  const { number, currency, type } = facts;
  const [total, due] = [facts.total, facts.due].map((amount) => format.money({ amount, currency }));
  const values = { company, number, total: total ?? '', due: due ?? '', dueOn: format.date(facts.dueOn, 'long') };
  const action = { label: t(`${type}.action`), path: `/billing/invoices/${facts.invoiceId}` } as const;
  if (type === 'credit_note')
    return billingLetter(told, {
      subject: t('credit_note.subject', values),
      sentences: [t('credit_note.text', values), balanceOf(told, facts)],
      action,
    });
  const payment = facts.due === 0 ? 'settled' : facts.due < facts.total ? 'partly' : 'due';
  return billingLetter(told, {
    subject: t('invoice.subject', values),
    sentences: [t('invoice.text', values), t(`invoice.${payment}`, values)],
    action,
  });
}

/** What becomes of a credit: it pays the invoice that it corrects while that is unpaid, and the rest the next ones (R20). */
function balanceOf(told: Told, { total, currency, pays }: BillingFacts<'mail.invoice_issued'>): string {
  const { t, format } = billingWords(told);
  if (pays === undefined) return t('credit_note.balance');
  const values = { invoice: pays.number, paid: format.money({ amount: pays.amount, currency }) };
  return t(pays.amount < total ? 'credit_note.paysPart' : 'credit_note.pays', values);
}
