import type { useTranslations } from 'next-intl';
import type { QuoteLine } from '@/components/money-dialog/quote-box';
import type { Format } from '@/lib/i18n/format';
import type { CapView } from '@/lib/licences/view';

type MoneyShown = { amount: number; currency: string };

/** What every quote that may cost money has in common. */
export interface PricedQuote {
  charge: MoneyShown;
  total: MoneyShown;
  formula: { unitPrice: MoneyShown; quantity: number; days: number; daysOfPeriod: number } | null;
  renewal: { increase: MoneyShown; on: string };
  /** A change of plan or frequency waits: what the next renewal charges is not what every later one will (R21). */
  changesWait?: boolean | undefined;
  billingFrequency: 'monthly' | 'yearly';
  period: { from: string; to: string };
  taxRateBasisPoints: number;
  /** Licences that were to end and are kept: their price is part of the increase. */
  removalsUndone?: number;
}

/** "Today" with its formula, "Then every month" with its date: the lines of a quote (R7: now and at the next renewal). */
export function quoteLines(
  t: ReturnType<typeof useTranslations<'assignments.cost'>>,
  format: Format,
  quote: PricedQuote,
): QuoteLine[] {
  const lines: QuoteLine[] = [];
  const { formula, renewal, billingFrequency: frequency } = quote;
  if (formula !== null) {
    lines.push({
      label: t('today', { period: format.period(quote.period.from, quote.period.to) }),
      amount: format.money(quote.charge),
      detail: t(formula.quantity === 1 ? 'formula' : 'formulaMany', {
        quantity: format.count(formula.quantity),
        price: format.money(formula.unitPrice),
        days: formula.days,
        daysOfPeriod: formula.daysOfPeriod,
      }),
    });
  }
  if (renewal.increase.amount > 0) {
    lines.push({
      label: quote.changesWait ? t('thenOnce') : t('then', { frequency }),
      amount: format.money(renewal.increase),
      detail: t(quote.changesWait ? 'thenOnceDetail' : 'thenDetail', {
        on: format.date(renewal.on, 'long'),
        quantity: (formula?.quantity ?? 0) + (quote.removalsUndone ?? 0),
      }),
    });
  }
  return lines;
}

/** Prices are excluding tax; the total including it is indicative, since tax is rounded once per invoice. */
export function taxNote(
  t: ReturnType<typeof useTranslations<'assignments.cost'>>,
  format: Format,
  quote: PricedQuote,
): string | undefined {
  const { renewal, taxRateBasisPoints: rate, billingFrequency: frequency } = quote;
  if (quote.charge.amount === 0 && renewal.increase.amount === 0) return undefined;
  if (rate === 0) return t('noTax');
  const withTax = { ...renewal.increase, amount: Math.round((renewal.increase.amount * (10_000 + rate)) / 10_000) };
  const values = {
    rate: format.percent(rate / 10_000),
    total: format.money(quote.total),
    recurring: format.money(withTax),
    frequency: quote.changesWait ? ('once' as const) : frequency,
  };
  return quote.formula === null ? t('taxKept', values) : t('tax', values);
}

/** The caps of automatic purchases that the purchase would nearly, or entirely, use up (R23). */
export function capNotes(
  t: ReturnType<typeof useTranslations<'assignments.assign'>>,
  format: Format,
  { caps, charge: { currency } }: { caps: readonly CapView[]; charge: MoneyShown },
): string[] {
  return caps.flatMap(({ cap, used, limit, level }) => {
    if (level === null) return [];
    const shown = (amount: number) =>
      cap === 'monthly_charge' ? format.money({ amount, currency }) : format.count(amount);
    return t(`capNote.${cap}`, { used: shown(used), limit: shown(limit) });
  });
}
