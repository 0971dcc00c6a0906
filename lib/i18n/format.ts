import { dateFormat, numberFormat } from './intl';
import type { Locale } from './locale';

/** An amount as the domain carries it: integer minor units and an ISO 4217 code. */
export interface MoneyAmount {
  amount: number;
  currency: string;
}

/** What <Time> needs to show an instant: text, the UTC value, and the zone for hover. */
export interface InstantText {
  text: string;
  dateTime: string;
  title: string;
}

/** "€1,234.50", "1 234,50 €"; the currency decides how many decimals its minor unit has. */
export function formatMoney(locale: Locale, money: MoneyAmount): string {
  const format = numberFormat(locale, { style: 'currency', currency: money.currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount / 10 ** decimals);
}

/** "48", "103,214". */
export function formatCount(locale: Locale, count: number): string {
  return numberFormat(locale).format(count);
}

/** "20%" in English, "20 %" in French, from a ratio of 0 to 1. */
export function formatPercent(locale: Locale, ratio: number): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(ratio);
}

// Intl writes "1 décembre"; French writes the first of a month as an ordinal.
const joined = (locale: Locale, parts: readonly { type: string; value: string }[]): string =>
  parts.map(({ type, value }) => (locale === 'fr' && type === 'day' && value === '1' ? '1er' : value)).join('');

const written = (locale: Locale, format: Intl.DateTimeFormat, instant: Date): string =>
  joined(locale, format.formatToParts(instant));

const DATE_STYLES = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'long' },
  axis: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
} as const;
type DateStyle = keyof typeof DATE_STYLES;

/** A calendar date `YYYY-MM-DD` (no zone involved): "1 Dec 2026", "1 December 2026", "1 December", "1 Dec", or "Dec 2026". */
export function formatDate(locale: Locale, date: string, style: DateStyle = 'short'): string {
  const format = dateFormat(locale, { timeZone: 'UTC', ...DATE_STYLES[style] });
  return written(locale, format, new Date(`${date}T00:00:00Z`));
}

/** The days of a paid period, its end exclusive as in the domain: "22–30 November", or with its year. */
export function formatPeriod(locale: Locale, from: string, toExclusive: string, years: 'if needed' | 'always'): string {
  const start = new Date(`${from}T00:00:00Z`);
  const last = new Date(Date.parse(`${toExclusive}T00:00:00Z`) - 86_400_000);
  const style = years === 'always' ? 'long' : 'dayMonth';
  if (start >= last) return formatDate(locale, from, style);
  // Written out within a month, since the spaces around Intl's dash differ between versions of its data.
  if (from.slice(0, 7) === last.toISOString().slice(0, 7)) {
    const day = dateFormat(locale, { timeZone: 'UTC', day: 'numeric' });
    return `${written(locale, day, start)}–${formatDate(locale, last.toISOString().slice(0, 10), style)}`;
  }
  const sameYear = start.getUTCFullYear() === last.getUTCFullYear();
  const year = sameYear && years === 'if needed' ? undefined : 'numeric';
  const range = dateFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', ...(year && { year }) });
  return joined(locale, range.formatRangeToParts(start, last)).replace(/\s–\s/, ' – ');
}

/** An instant in the company's time zone, with the UTC value for machines and the zone's name for hover. */
export function formatInstant(locale: Locale, instant: string | Date, timeZone: string): InstantText {
  const at = new Date(instant);
  const text = dateFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const offset = dateFormat(locale, { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName');
  return {
    text: written(locale, text, at),
    dateTime: at.toISOString(),
    title: `${timeZone} (${offset?.value ?? 'UTC'})`,
  };
}

/** The day on which an instant falls in the company's time zone, with the time of day and the zone for hover: a deadline. */
export function formatDay(locale: Locale, instant: string | Date, timeZone: string): InstantText {
  const day = dateFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
  const { text, dateTime, title } = formatInstant(locale, instant, timeZone);
  return { text: written(locale, day, new Date(instant)), dateTime, title: `${text}, ${title}` };
}

/** The formatting functions of one language, as pages use them. */
export interface Format {
  locale: Locale;
  money: (money: MoneyAmount) => string;
  count: (count: number) => string;
  percent: (ratio: number) => string;
  date: (date: string, style?: DateStyle) => string;
  period: (from: string, toExclusive: string, years?: 'if needed' | 'always') => string;
  instant: (instant: string | Date, timeZone: string) => InstantText;
  day: (instant: string | Date, timeZone: string) => InstantText;
  country: (code: string) => string;
}

const countries = new Map<Locale, Intl.DisplayNames>();

/** "France", "Royaume-Uni", from an ISO 3166-1 alpha-2 code. */
export function formatCountry(locale: Locale, code: string): string {
  const names = countries.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  countries.set(locale, names);
  return names.of(code) ?? code;
}

/** All formatting functions bound to one language. */
export function createFormat(locale: Locale): Format {
  return {
    locale,
    money: (money) => formatMoney(locale, money),
    count: (count) => formatCount(locale, count),
    percent: (ratio) => formatPercent(locale, ratio),
    date: (date, style) => formatDate(locale, date, style),
    period: (from, toExclusive, years = 'if needed') => formatPeriod(locale, from, toExclusive, years),
    instant: (instant, timeZone) => formatInstant(locale, instant, timeZone),
    day: (instant, timeZone) => formatDay(locale, instant, timeZone),
    country: (code) => formatCountry(locale, code),
  };
}
