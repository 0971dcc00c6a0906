import { env } from '@/lib/env';
import { formatInstant } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** Nothing has arrived at a webhook endpoint for days: to the company's owners. */
export function webhookDisabledLetter(
  { company, firstName, locale }: Pick<NoticeFacts, 'company'> & { firstName: string; locale: Locale },
  { endpointId, url, failingSince }: Notice<'mail.webhook_disabled'>,
): Letter {
  const { t } = wordsOf(locale);
  const { title: since } = formatInstant(locale, failingSince, company.timeZone);
  const { host, origin } = new URL(url);
  const values = { company: oneLine(company.name), host, url: origin, since };
  return {
    subject: t('webhookDisabled.subject', values),
    blocks: [
      { kind: 'paragraph', text: t('greeting', { name: oneLine(firstName) }) },
      { kind: 'paragraph', text: t('webhookDisabled.text', values) },
      { kind: 'paragraph', text: t('webhookDisabled.kept') },
      {
        kind: 'action',
        label: t('webhookDisabled.action'),
        url: `${env.APP_URL}/settings/webhooks/${endpointId}`,
      },
      { kind: 'small', text: t('automatic', { company: values.company }) },
    ],
  };
}
