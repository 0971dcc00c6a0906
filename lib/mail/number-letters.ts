import { createTranslator } from 'use-intl/core';
import { env } from '@/lib/env';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { formatCountry } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import type { Notice, NoticeFacts } from '@/lib/notices';
import { type Block, type Letter, oneLine } from './letter';

/** The words of mail, and of number types, in one language. */
export const wordsOf = (locale: Locale) => ({
  t: createTranslator({ locale, messages: catalogueOf(locale), namespace: 'mail' }),
  typeOf: createTranslator({ locale, messages: catalogueOf(locale), namespace: 'assignments.numberType' }),
});

type Words = ReturnType<typeof wordsOf>;
type Told = Pick<NoticeFacts, 'company' | 'numbers'> & { firstName: string; locale: Locale };

/** A member has been given numbers. */
export function givenLetter(told: Told): Letter {
  const { t, ...words } = wordsOf(told.locale);
  const values = valuesOf(told);
  return letter({ t, ...words }, told, t('given.subject', values), [t('given.text', values)], []);
}

/** Numbers have been taken from a member. */
export function takenLetter(told: Told, { reason }: Notice<'mail.number_taken'>): Letter {
  const { t, ...words } = wordsOf(told.locale);
  const values = valuesOf(told);
  return letter({ t, ...words }, told, t('taken.subject', values), [t(`taken.${reason}`, values)], []);
}

/** Somebody else has the numbers now, and what became of their calls and messages (R4). */
export function movedLetter(told: Told, { history }: Notice<'mail.number_moved'>): Letter {
  const { t, ...words } = wordsOf(told.locale);
  const values = valuesOf(told);
  const fate = t(`moved.histories.${history}`, { count: values.count });
  return letter({ t, ...words }, told, t('moved.subject', values), [t('moved.text', values)], [fate]);
}

const valuesOf = ({ company, numbers }: Told) => ({ company: oneLine(company.name), count: numbers.length });

function letter(
  { t }: Words,
  { company, numbers, firstName, locale }: Told,
  subject: string,
  before: readonly string[],
  after: readonly string[],
): Letter {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return {
    subject,
    blocks: [
      paragraph(t('greeting', { name: oneLine(firstName) })),
      ...before.map(paragraph),
      { kind: 'list', items: numberLines(locale, numbers) },
      ...after.map(paragraph),
      { kind: 'action', label: t('open'), url: `${env.APP_URL}/` },
      { kind: 'small', text: t('automatic', { company: oneLine(company.name) }) },
    ],
  };
}

/** Each number with its kind, as one line of a mail. */
export function numberLines(locale: Locale, numbers: NoticeFacts['numbers']): string[] {
  const { t, typeOf } = wordsOf(locale);
  return numbers.map(({ display, country, type }) =>
    t('numberLine', {
      number: display,
      country: formatCountry(locale, country),
      type: typeOf(type as Parameters<Words['typeOf']>[0]),
    }),
  );
}
