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
const ENDINGS = [
  'approved',
  'declined',
  'expired',
  'assigned',
  'member_deleted',
  'number_deleted',
  'company_closed',
] as const;
type Ending = (typeof ENDINGS)[number];

function endingOf({ status, closedBecause }: Told['request']): Ending {
  return ENDINGS.find((ending) => ending === status || ending === closedBecause) ?? 'expired';
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What became of a request for a purchase: to who asked (R23). */
export function purchaseAnsweredLetter({ company, firstName, locale, request }: Told): Letter {
  const { t } = wordsOf(locale);
  const ending = endingOf(request);
  const values = {
    company: oneLine(company.name),
    member: oneLine(request.memberName),
    number: request.number ?? '',
  };
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

/** The first licences that were bought automatically, and where that can be changed: at once (R23). */
export function firstPurchaseLetter(told: BillingReader, facts: BillingFacts<'mail.first_purchase'>): Letter {
  const { t, format, company } = billingWords(told);
  const { quantity, charge, currency } = facts;
  const values = { company, quantity, charge: format.money({ amount: charge, currency }) };
  return billingLetter(told, {
    subject: t('firstPurchase.subject', values),
    sentences: [t('firstPurchase.text', values), t('firstPurchase.policy', values)],
    action: { label: t('firstPurchase.action'), path: `/manage-product/licences/purchases/${facts.purchaseId}` },
  });
}

/** What was bought automatically on a day, or on several if the worker was away (R23). */
export function purchasesDigestLetter(told: BillingReader, facts: BillingFacts<'mail.purchases_digest'>): Letter {
  const { t, format, company } = billingWords(told);
  const { quantity, others, currency, from, to } = facts;
  const money = (amount: number) => format.money({ amount, currency });
  const on = from === to ? format.date(to, 'long') : format.period(from, to);
  const values = { company, quantity, on, charge: money(facts.charge) };
  const lines = facts.purchases.map((one) =>
    t('purchasesDigest.line', { on: format.date(one.on), quantity: one.quantity, charge: money(one.charge) }),
  );
  return billingLetter(told, {
    subject: t('purchasesDigest.subject', values),
    sentences: [t('purchasesDigest.text', values)],
    items: [...lines, ...(others === 0 ? [] : [t('purchasesDigest.others', { count: others })])],
    action: { label: t('purchasesDigest.action'), path: '/billing' },
  });
}

/** A monthly cap of automatic purchases is nearly, or entirely, used (R23). */
export function capReachedLetter(told: BillingReader, facts: BillingFacts<'mail.cap_reached'>): Letter {
  const { t, format, company } = billingWords(told);
  const { cap, percent, used, limit, currency } = facts;
  const shown = (amount: number) =>
    cap === 'monthly_charge' ? format.money({ amount, currency }) : format.count(amount);
  const values = { company, percent, cap, used: shown(used), limit: shown(limit) };
  return billingLetter(told, {
    subject: t('capReached.subject', values),
    sentences: [t('capReached.text', values), t(percent === 100 ? 'capReached.full' : 'capReached.nearly')],
    action: { label: t('capReached.action'), path: '/settings/auto-purchase' },
  });
}
