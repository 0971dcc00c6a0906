import { env } from '@/lib/env';
import type { Locale } from '@/lib/i18n/locale';
import type { BillingFacts, NoticeFacts } from '@/lib/notices';
import { type Told as BillingReader, billingLetter, billingWords } from './billing-letter';
import { type Block, type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

type Told = Pick<NoticeFacts, 'company'> & {
  firstName: string;
  locale: Locale;
  request: NonNullable<NoticeFacts['request']>;
};

/** How a request for a purchase can have ended, as its letter says it. */
const ENDINGS = ['approved', 'declined', 'expired', 'member_deleted', 'number_deleted'] as const;
type Ending = (typeof ENDINGS)[number];

function endingOf({ status, closedBecause }: Told['request']): Ending {
  return ENDINGS.find((ending) => ending === status || ending === closedBecause) ?? 'expired';
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What became of a request for a purchase: to who asked (R23). */
export function purchaseAnsweredLetter({ company, firstName, locale, request }: Told): Letter {
  const { t } = wordsOf(locale);
  const ending = endingOf(request);
  const values = { member: oneLine(request.memberName), number: request.number ?? '' };
  const reason =
    ending === 'declined' && request.reason !== null
      ? [t('purchaseAnswered.reason', { reason: oneLine(request.reason) })]
      : [];
  return {
    subject: t(`purchaseAnswered.subject.${ending}`, values),
    blocks: [
      paragraph(t('greeting', { name: oneLine(firstName) })),
      paragraph(t(`purchaseAnswered.text.${ending}`, values)),
      ...reason.map(paragraph),
      { kind: 'action', label: t('purchaseAnswered.action'), url: `${env.APP_URL}/manage-team/requests/${request.id}` },
      { kind: 'small', text: t('automatic', { company: oneLine(company.name) }) },
    ],
  };
}

/** An assignment waits for its purchase to be approved: to owners and billing managers (R23). */
export function purchaseRequestedLetter(told: BillingReader, facts: BillingFacts<'mail.purchase_requested'>): Letter {
  const { t, format, company } = billingWords(told);
  const asker = told.request?.askerName;
  const values = {
    company,
    charge: format.money({ amount: facts.charge, currency: facts.currency }),
    until: format.instant(facts.expiresAt, told.company.timeZone).text,
    asker: oneLine(asker ?? ''),
  };
  return billingLetter(told, {
    subject: t('purchaseRequested.subject', values),
    sentences: [
      t(asker == null ? 'purchaseRequested.textProgram' : 'purchaseRequested.text', values),
      t('purchaseRequested.until', values),
    ],
    action: { label: t('purchaseRequested.action'), path: `/manage-team/requests/${facts.requestId}` },
  });
}
