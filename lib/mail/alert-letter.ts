import { createTranslator } from 'use-intl/core';
import { env } from '@/lib/env';
import { ALERT_PLACES, alertSentences } from '@/lib/i18n/alert-sentences';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { createFormat } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** A limit was crossed: to who is alerted, or to who asked how that looks. */
export function alertLetter(
  { company, firstName, locale }: Pick<NoticeFacts, 'company'> & { firstName: string; locale: Locale },
  alert: Notice<'mail.alert'>,
): Letter {
  const { t: common } = wordsOf(locale);
  const t = createTranslator({ locale, messages: catalogueOf(locale), namespace: 'alerts' });
  const { currency, departmentName } = alert;
  const asMoney = (amount: number | null) => (amount === null ? null : { amount, currency });
  const said = {
    ...alert,
    departmentName: departmentName === null ? null : oneLine(departmentName),
    charge: asMoney(alert.charge),
    limit: asMoney(alert.limit),
  };
  const { title, text } = alertSentences(said, t, createFormat(locale));
  const { href, action } = ALERT_PLACES[alert.kind];
  const name = oneLine(company.name);
  const isTest = alert.isTest ? [{ kind: 'paragraph' as const, text: t('mail.isTest') }] : [];
  return {
    subject: t('mail.subject', { company: name, title: alert.isTest ? t('mail.test', { title }) : title }),
    blocks: [
      { kind: 'paragraph', text: common('greeting', { name: oneLine(firstName) }) },
      ...isTest,
      { kind: 'paragraph', text: `${title}.` },
      { kind: 'paragraph', text },
      { kind: 'action', label: t(`actions.${action}`), url: `${env.APP_URL}${href}` },
      { kind: 'small', text: t('mail.choose', { url: `${env.APP_URL}/account/notifications` }) },
      { kind: 'small', text: common('automatic', { company: name }) },
    ],
  };
}
