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
      sentences: [t('credit_note.text', values), t('credit_note.balance')],
      action,
    });
  const payment = facts.due === 0 ? 'settled' : facts.due < facts.total ? 'partly' : 'due';
  return billingLetter(told, {
    subject: t('invoice.subject', values),
    sentences: [t('invoice.text', values), t(`invoice.${payment}`, values)],
    action,
  });
}
