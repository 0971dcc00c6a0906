'use client';

import { useTranslations } from 'next-intl';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import type { BulkQuoteView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { quoteLines, taxNote } from '../quote-lines';

/** What assigning a selection would use, buy and cost, in words. */
export function useAssignmentsQuote(member: string): (quote: BulkQuoteView) => QuoteView {
  const t = useTranslations('bulk.assign');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return ({ items, total }) => {
    const { licencesUsed: count, purchases, removalsUndone: undone, available } = total;
    const unchanged = items.filter((item) => item.unchanged).length;
    const confirmLabel = t('confirm', { count });
    if (count === 0)
      return { tone: 'free', title: t('nothing', { member }), confirmLabel: t('confirm', { count: unchanged }) };
    const already = unchanged === 0 ? [] : [{ label: t('already', { count: unchanged, member }) }];
    const kept = purchases === 0 || undone === 0 ? [] : [{ label: t('keptToo', { count: undone }) }];
    const lines = [...already, ...kept, ...quoteLines(cost, format, total)];
    const note = taxNote(cost, format, total);
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
