import { env } from '@/lib/env';
import { formatCountry } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { NoticeFacts } from '@/lib/notices';
import { type Block, type Letter, oneLine } from './letter';
import { numberLines, wordsOf } from './number-letters';

type Told = Pick<NoticeFacts, 'company' | 'numbers'> & {
  firstName: string;
  locale: Locale;
  request: NonNullable<NoticeFacts['request']>;
};

const REQUESTS = '/manage-team/requests';

/** A team lead asks for a number: to those who can answer (R24). */
export function requestMadeLetter(told: Told): Letter {
  const { t } = wordsOf(told.locale);
  const { askerName, note } = told.request;
  const member = oneLine(told.request.memberName);
  const wish = wishOf(told);
  const asked =
    askerName === null
      ? t('requestMade.textProgram', { member })
      : t('requestMade.text', { asker: oneLine(askerName), member });
  const more = [
    ...(wish === null ? [] : [t('requestMade.wish', { wish })]),
    ...(note === null ? [] : [t('requestMade.note', { note: oneLine(note) })]),
  ];
  return letter(told, t('requestMade.subject', { member }), [asked, ...more].map(paragraph), t('requestMade.action'));
}

/** The request was answered with a number: to who asked. */
export function requestApprovedLetter(told: Told): Letter {
  const { t } = wordsOf(told.locale);
  const member = oneLine(told.request.memberName);
  const blocks: Block[] = [
    paragraph(t('requestApproved.text', { member })),
    { kind: 'list', items: numberLines(told.locale, told.numbers) },
  ];
  return letter(told, t('requestApproved.subject', { member }), blocks, t('requestApproved.action'));
}

/** The request was refused, and why: to who asked. */
export function requestDeclinedLetter(told: Told): Letter {
  const { t } = wordsOf(told.locale);
  const member = oneLine(told.request.memberName);
  const sentences = [
    t('requestDeclined.text', { member }),
    t('requestDeclined.reason', { reason: oneLine(told.request.reason ?? '') }),
  ];
  return letter(told, t('requestDeclined.subject', { member }), sentences.map(paragraph), t('requestDeclined.action'));
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function wishOf({ locale, request }: Told): string | null {
  const { t, typeOf } = wordsOf(locale);
  const country = request.country === null ? null : formatCountry(locale, request.country);
  const type = request.type === null ? null : typeOf(request.type as Parameters<typeof typeOf>[0]);
  return country !== null && type !== null ? t('wish.both', { country, type }) : (country ?? type);
}

function letter(
  { locale, company, firstName }: Told,
  subject: string,
  blocks: readonly Block[],
  action: string,
): Letter {
  const { t } = wordsOf(locale);
  return {
    subject,
    blocks: [
      paragraph(t('greeting', { name: oneLine(firstName) })),
      ...blocks,
      { kind: 'action', label: action, url: `${env.APP_URL}${REQUESTS}` },
      { kind: 'small', text: t('automatic', { company: oneLine(company.name) }) },
    ],
  };
}
