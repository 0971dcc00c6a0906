import { env } from '@/lib/env';
import { formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** Somebody of the operator's support has come into the company: to its owners and admins, at once (R24). */
export function supportOpenedLetter(
  { company, firstName, locale }: Pick<NoticeFacts, 'company'> & { firstName: string; locale: Locale },
  { staffName, mode, reason, ticket, expiresAt }: Notice<'mail.support_opened'>,
): Letter {
  const { t } = wordsOf(locale);
  const { title: until } = formatInstant(locale, expiresAt, company.timeZone);
  const values = { company: oneLine(company.name), staff: oneLine(staffName), until };
  const sentences = [
    t(`supportOpened.${mode}`, values),
    t('supportOpened.reason', { reason: oneLine(reason) }),
    t('supportOpened.ticket', { ticket: oneLine(ticket) }),
    t('supportOpened.log'),
  ];
  return {
    subject: t('supportOpened.subject', values),
    blocks: [
      { kind: 'paragraph', text: t('greeting', { name: oneLine(firstName) }) },
      ...sentences.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'action', label: t('supportOpened.action'), url: `${env.APP_URL}/audit-log?action=support` },
      { kind: 'small', text: t('automatic', { company: values.company }) },
    ],
  };
}
