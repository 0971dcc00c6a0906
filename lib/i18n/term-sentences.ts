import type { Catalogue } from './catalogue';
import type { Format, MoneyAmount } from './format';

type Key = keyof Pick<Catalogue['invoice-copy'], 'operation' | 'paymentTerm' | 'lateInterest' | 'recoveryFee'>;
type Values = Record<string, string | number>;

/** What a document says of its terms. */
type Terms = {
  paymentTermDays: number | null;
  lateInterest: string | null;
  lateInterestFr: string | null;
  recoveryFee: MoneyAmount | null;
};

/** What is kept in both languages, in the reader's; without a French text the other one. */
export const inLanguageOf = ({ locale }: Format, text: string | null, french: string | null): string | null =>
  locale === 'fr' ? (french ?? text) : text;

/** The terms of a document in sentences; of a credit note, which nobody pays late, only what it is for. */
export function termSentences(
  say: (key: Key, values?: Values) => string,
  format: Format,
  { type, terms }: { type: 'invoice' | 'credit_note'; terms: Terms },
): string[] {
  const { paymentTermDays: days, lateInterest, lateInterestFr, recoveryFee } = terms;
  if (type === 'credit_note') return [say('operation')];
  const rate = inLanguageOf(format, lateInterest, lateInterestFr);
  return [
    say('operation'),
    ...(days === null ? [] : [say('paymentTerm', { days })]),
    ...(rate === null ? [] : [say('lateInterest', { rate })]),
    ...(recoveryFee === null ? [] : [say('recoveryFee', { fee: format.money(recoveryFee) })]),
  ];
}
