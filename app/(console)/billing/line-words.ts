import type { useTranslations } from 'next-intl';
import type { Format } from '@/lib/i18n/format';
import type { InvoiceLineView } from '@/lib/invoices/view';

type Words = ReturnType<typeof useTranslations<'billing'>>;
type Line = Pick<
  InvoiceLineView,
  'cause' | 'quantity' | 'plan' | 'billingFrequency' | 'unitPrice' | 'days' | 'daysOfPeriod' | 'period'
>;
type Caused = Pick<InvoiceLineView, 'cause' | 'quantity' | 'billingFrequency'> & { subscription?: string | null };

/** "3 monthly licences, renewed": what a line is for. A credit of no subscription is the operator’s, about money alone. */
export const lineTitle = (t: Words, { cause, quantity, billingFrequency, subscription }: Caused): string =>
  cause === 'credit' && subscription === null
    ? t('correction')
    : t(`causeOf.${cause}`, { count: quantity, frequency: billingFrequency ?? 'none' });

/** "3 × €12.00 × 9 of 30 days": how its amount comes about; whole periods say no days. */
export function lineFormula(t: Words, format: Format, { quantity, unitPrice, days, daysOfPeriod }: Line): string {
  const values = { quantity: format.count(quantity), price: format.money(unitPrice) };
  return days === daysOfPeriod ? t('formulaWhole', values) : t('formula', { ...values, days, daysOfPeriod });
}
