'use client';

import { useTranslations } from 'next-intl';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import type { BulkQuoteView } from '@/lib/assignments/view';
import { useBulkQuote } from '../use-bulk-quote';

/** What assigning a selection would use, buy and cost, with what is the member's already. */
export function useAssignmentsQuote(member: string): (quote: BulkQuoteView) => QuoteView {
  const t = useTranslations('bulk.assign');
  const describe = useBulkQuote();
  return ({ items, total }) => {
    const unchanged = items.filter((item) => item.unchanged).length;
    if (total.licencesUsed === 0)
      return { tone: 'free', title: t('nothing', { member }), confirmLabel: t('confirm', { count: unchanged }) };
    return describe(total, unchanged === 0 ? [] : [{ label: t('already', { count: unchanged, member }) }]);
  };
}
