'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import { mayBeOutdated } from '@/components/money-dialog/outcome';
import { QuoteBox, type QuoteView } from '@/components/money-dialog/quote-box';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { Notice } from '@/components/ui/notice';
import type { ImportView } from '@/lib/imports/view';
import { AssignmentWaysOut } from '../../manage-product/assignment-ways-out';
import { useBulkQuote } from '../../manage-product/use-bulk-quote';
import { confirmImportAction } from '../actions';

interface ConfirmImportProps {
  view: Pick<ImportView, 'id' | 'kind' | 'invite' | 'counts' | 'quote'>;
  /** The quote is not the one that was confirmed before. */
  changed: boolean;
  /** Beside the button: the way back. */
  children: ReactNode;
}

/** What all ready rows take and cost together, and the one button that does it, at most at this price (R7). */
export function ConfirmImport({ view, changed, children }: ConfirmImportProps) {
  const ui = useTranslations('ui');
  const router = useRouter();
  const described = useDescribed(view);
  const { id: importId, quote } = view;
  const act = useAct(JSON.stringify([importId, quote, view.counts]), async (key) => {
    const limits = quote && {
      maxPurchases: quote.purchases,
      maxCharge: quote.charge,
      maxRemovalsUndone: quote.removalsUndone,
      maxRenewalIncrease: quote.renewal.increase,
    };
    const outcome = await confirmImportAction({ importId, ...limits }, key);
    // Refused, there is another quote or another step, which the page shows then.
    if (!outcome.ok && mayBeOutdated(outcome.error)) router.refresh();
    return outcome;
  });
  const { refusal } = act;
  return (
    <>
      <div aria-live="polite" aria-atomic="true" className="grid max-w-[32rem] gap-3">
        {changed || refusal?.code === 'quote_changed' ? <Notice tone="brass" title={ui('money.changed')} /> : null}
        <QuoteBox view={described} />
      </div>
      {refusal && refusal.code !== 'quote_changed' ? (
        <FailureNotice message={refusal.message} requestId={refusal.requestId}>
          <AssignmentWaysOut refusal={refusal} />
        </FailureNotice>
      ) : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={act.pending} onClick={act.start}>
          {described.confirmLabel}
        </Button>
        {children}
      </div>
    </>
  );
}

function useDescribed({ quote, counts, invite }: ConfirmImportProps['view']): QuoteView {
  const t = useTranslations('import-pages.confirm');
  const describe = useBulkQuote();
  if (quote !== null) return describe(quote);
  const count = counts.ready;
  return {
    tone: 'free',
    title: t('members', { count }),
    lines: invite ? [{ label: t('invited', { count }) }] : [],
    confirmLabel: t(invite ? 'addAndInvite' : 'addMembers', { count }),
  };
}
