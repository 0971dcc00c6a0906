import { createTranslator } from 'use-intl/core';
import { env } from '@/lib/env';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { createFormat } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { NoticeFacts } from '@/lib/notices';
import { type Block, type Letter, oneLine } from './letter';
import { wordsOf } from './number-letters';

/** Who reads a billing mail, and whether they see the company's numbers (R24): a contact is an address without a name. */
export type Told = Pick<NoticeFacts, 'company' | 'request'> & {
  firstName: string | null;
  locale: Locale;
  seesNumbers: boolean;
};

/** The words of billing mails in the reader's language, its formats, and the company's name for them. */
export const billingWords = ({ locale, company }: Told) => ({
  t: createTranslator({ locale, messages: catalogueOf(locale), namespace: 'billing-mail' }),
  format: createFormat(locale),
  company: oneLine(company.name),
});

/** The form of every billing mail: greeting, sentences, perhaps a list, and the page where it is dealt with. */
export function billingLetter(
  told: Told,
  {
    subject,
    sentences,
    items = [],
    action,
  }: {
    subject: string;
    sentences: readonly string[];
    items?: readonly string[];
    action: { label: string; path: `/${string}` };
  },
): Letter {
  const { t } = wordsOf(told.locale);
  const { firstName } = told;
  const blocks: Block[] = [
    { kind: 'paragraph', text: firstName === null ? t('greetingNobody') : t('greeting', { name: oneLine(firstName) }) },
    ...sentences.map((text): Block => ({ kind: 'paragraph', text })),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    { kind: 'action', label: action.label, url: `${env.APP_URL}${action.path}` },
    { kind: 'small', text: t('automatic', { company: oneLine(told.company.name) }) },
  ];
  return { subject, blocks };
}
