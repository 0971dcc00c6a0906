import { useTranslations } from 'next-intl';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import type { PlannedQuoteView } from '@/lib/planned-changes/view';
import { quoteLines, taxNote } from '../quote-lines';

/** In words what a later day would use, and whatever that may cost otherwise: each thing that is confirmed is shown (R7). */
export function usePlannedQuote(): (quote: PlannedQuoteView) => QuoteView {
  const t = useTranslations('planned-changes.assign');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  const costOf = ({ charge, renewal }: AssignmentQuoteView) => ({
    charge: format.money(charge),
    increase: format.money(renewal.increase),
    renewsOn: format.date(renewal.on, 'long'),
  });
  return ({ on, available, ending, keep, purchase }) => {
    const day = format.date(on, 'long');
    const confirmLabel = t('confirm');
    const ifNone = purchase === null ? t('onlyFree', { ending }) : t('ifNone', { ending, ...costOf(purchase) });
    if (available > 0) {
      const ifEnding = keep && t('ifEnding', { ending, ...costOf(keep) });
      const priced = purchase ?? keep;
      const note = [ifEnding, ifNone, priced && taxNote(cost, format, priced)].filter(Boolean).join(' ');
      return { tone: 'free', title: t('free', { available, day }), note, confirmLabel };
    }
    if (keep !== null) {
      const note = [ifNone, taxNote(cost, format, keep)].filter(Boolean).join(' ');
      return { tone: 'charge', title: t('keeps', { day }), lines: quoteLines(cost, format, keep), note, confirmLabel };
    }
    if (purchase === null) return { tone: 'free', title: ifNone, confirmLabel };
    const [first, ...later] = quoteLines(cost, format, purchase);
    const label = t('onDay', { period: format.period(purchase.period.from, purchase.period.to) });
    return {
      tone: 'charge',
      title: t('buys', { day }),
      lines: first === undefined ? [] : [{ ...first, label }, ...later],
      note: [t('atMost'), taxNote(cost, format, purchase)].filter(Boolean).join(' '),
      confirmLabel: t('confirmBuy', { charge: format.money(purchase.charge) }),
    };
  };
}
