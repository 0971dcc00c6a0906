import type { BillingFacts } from '@/lib/notices';
import { billingLetter, billingWords, type Told } from './billing-letter';
import type { Letter } from './letter';

type Facts = BillingFacts<'mail.company_state'>;

/** What is unpaid changed the company's state, or will, or the operator did: what is to pay, since when, and what comes of it (R22). */
export function companyStateLetter(told: Told, facts: Facts): Letter {
  const { t, format, company } = billingWords(told);
  const { amount, currency, dueOn, restrictedOn, closesOn } = facts;
  const dateOf = (date: string | null) => (date === null ? '' : format.date(date, 'long'));
  const values = {
    company,
    amount: amount === 0 ? 'none' : format.money({ amount, currency }),
    dueOn: dateOf(dueOn),
    restrictedOn: dateOf(restrictedOn),
    closesOn: dateOf(closesOn),
  };
  const news = newsOf(facts);
  return billingLetter(told, {
    subject: t(`companyState.subject.${news}`, values),
    sentences: [t(`companyState.text.${news}`, values)],
    action: { label: t('companyState.action'), path: '/billing' },
  });
}

const ANNOUNCED = { restricted: 'announced', closed: 'closing', closed_soon: 'closing_soon' } as const;

function newsOf({ state, announced, amount, isReopened }: Facts) {
  if (isReopened) return 'reopened';
  if (announced !== null) return ANNOUNCED[announced];
  return state === 'closed' && amount === 0 ? 'closed_by_operator' : state;
}
