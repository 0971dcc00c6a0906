import { env } from '@/lib/env';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import { formatInternational } from '@/lib/kernel/e164';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Block, type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

type Told = Pick<NoticeFacts, 'company'> & { firstName: string; locale: Locale };

/** What was planned could not be done on its day: to who planned it, or to the owners (R7). */
export function plannedChangeFailedLetter(
  { locale, company, firstName }: Told,
  { kind, e164, on, code }: Notice<'mail.planned_change_failed'>,
): Letter {
  const { t } = wordsOf(locale);
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const values = { number: formatInternational(e164), on: formatDate(locale, on, 'long') };
  return {
    subject: t('plannedChangeFailed.subject', values),
    blocks: [
      paragraph(t('greeting', { name: oneLine(firstName) })),
      paragraph(t(`plannedChangeFailed.${kind}`, values)),
      paragraph(t(`plannedChangeFailed.${code === 'quote_changed' ? 'price' : 'more'}`)),
      {
        kind: 'action',
        label: t('plannedChangeFailed.action'),
        url: `${env.APP_URL}/manage-product/planned-changes`,
      },
      { kind: 'small', text: t('automatic', { company: oneLine(company.name) }) },
    ],
  };
}
