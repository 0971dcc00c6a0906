import type { Catalogue } from './catalogue';
import type { Format, MoneyAmount } from './format';

type Messages = Catalogue['billing'];
type Key = 'correction' | 'formula' | 'formulaWhole' | `causeOf.${keyof Messages['causeOf']}`;

/** The messages of billing, as a face has them. */
export type LineMessages = (key: Key, values?: Record<string, string | number>) => string;

/** A line of an invoice as far as words depend on it. */
type Caused = {
  cause: keyof Messages['causeOf'];
  quantity: number;
  billingFrequency: 'monthly' | 'yearly' | null;
  subscription?: string | null;
};
type Computed = { quantity: number; unitPrice: MoneyAmount; days: number; daysOfPeriod: number };

/** Whether a line is about money alone: a credit of no subscription is the operator’s. */
export const isCorrection = ({ cause, subscription }: Caused): boolean => cause === 'credit' && subscription === null;

/** "3 monthly licences, renewed": what a line is for. */
export const lineTitle = (say: LineMessages, line: Caused): string =>
  isCorrection(line)
    ? say('correction')
    : say(`causeOf.${line.cause}`, { count: line.quantity, frequency: line.billingFrequency ?? 'none' });

/** "3 × €12.00 × 9 of 30 days": how its amount comes about; whole periods say no days. */
export function lineFormula(
  say: LineMessages,
  format: Format,
  { quantity, unitPrice, days, daysOfPeriod }: Computed,
): string {
  const values = { quantity: format.count(quantity), price: format.money(unitPrice) };
  return days === daysOfPeriod ? say('formulaWhole', values) : say('formula', { ...values, days, daysOfPeriod });
}
