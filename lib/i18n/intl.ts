import type { Locale } from './locale';

// Money follows plain English ("€12.00", "$12.00"), dates the British order ("1 Dec 2026").
const tags = { en: { number: 'en', date: 'en-GB' }, fr: { number: 'fr-FR', date: 'fr-FR' } } as const;

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** A cached number formatter: building one costs more than a whole table row. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = numbers.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tags[locale].number, options);
  numbers.set(key, made);
  return made;
}

/** A cached date formatter. */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = dates.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tags[locale].date, options);
  dates.set(key, made);
  return made;
}
