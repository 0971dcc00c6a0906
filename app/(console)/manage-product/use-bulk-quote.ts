'use client';

import { useTranslations } from 'next-intl';
import type { QuoteLine, QuoteView } from '@/components/money-dialog/quote-box';
import type { BulkQuoteView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { quoteLines, taxNote } from './quote-lines';

/** What many assignments would use, buy and cost together, in words; the button names the purchase. Needs `bulk`. */
export function useBulkQuote(): (total: BulkQuoteView['total'], first?: QuoteLine[]) => QuoteView {
  const t = useTranslations('bulk.assign');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return (total, first = []) => {
    const { licencesUsed: count, purchases, removalsUndone: undone, available } = total;
    const kept = purchases === 0 || undone === 0 ? [] : [{ label: t('keptToo', { count: undone }) }];
    const lines = [...first, ...kept, ...quoteLines(cost, format, total)];
    const note = taxNote(cost, format, total);
    const confirmLabel = t('confirm', { count });
    if (purchases > 0) {
      const charge = format.money(total.charge);
      return {
        tone: 'charge',
        title: t('buy', { count, available, purchases }),
        lines,
        note,
        confirmLabel: t('confirmBuy', { count, purchases, charge }),
      };
    }
    if (undone === 0) return { tone: 'free', title: t('free', { count, available }), lines, confirmLabel };
    return { tone: 'charge', title: t('kept', { count, undone }), lines, note, confirmLabel };
  };
}
