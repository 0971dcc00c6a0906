import type { BillingFacts } from '@/lib/notices';
import { billingLetter, billingWords, type Told } from './billing-letter';
import type { Letter } from './letter';

/** What is unpaid changed the company's state, or will: what is to pay, since when, and what comes of it (R22). */
export function companyStateLetter(told: Told, facts: BillingFacts<'mail.company_state'>): Letter {
  const { t, format, company } = billingWords(told);
  const { state, announced, amount, currency, dueOn, restrictedOn } = facts;
  const dateOf = (date: string | null) => (date === null ? '' : format.date(date, 'long'));
  const values = {
    company,
    amount: format.money({ amount, currency }),
    dueOn: dateOf(dueOn),
    restrictedOn: dateOf(restrictedOn),
  };
  const now = announced === null ? (state === 'closed' ? 'restricted' : state) : 'announced';
  return billingLetter(told, {
    subject: t(`companyState.subject.${now}`, values),
    sentences: [t(`companyState.text.${now}`, values)],
    action: { label: t('companyState.action'), path: '/billing' },
  });
}
