import { createTranslator } from 'use-intl/core';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { createFormat } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';

/** The words and formats of copies in one language, and those that lines have on the pages too. */
export const wordsOf = (locale: Locale) => ({
  t: createTranslator({ locale, messages: catalogueOf(locale), namespace: 'invoice-copy' }),
  lines: createTranslator({ locale, messages: catalogueOf(locale), namespace: 'billing' }),
  format: createFormat(locale),
});
export type Words = ReturnType<typeof wordsOf>;
