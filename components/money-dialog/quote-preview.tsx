'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FailureNotice } from '../ui/failure-notice';
import { Notice } from '../ui/notice';
import type { Refusal } from './outcome';
import { QuoteBox, type QuoteView } from './quote-box';
import type { CurrentQuote } from './use-quote';

interface QuotePreviewProps {
  current: Pick<CurrentQuote<unknown>, 'refusal' | 'failed' | 'asking' | 'askAgain'>;
  view: QuoteView | undefined;
  changed: boolean;
  waysOut: ((refusal: Refusal) => ReactNode) | undefined;
}

/** The cost preview: a live region that is always there, so that each new quote is announced. */
export function QuotePreview({ current, view, changed, waysOut }: QuotePreviewProps) {
  const t = useTranslations('ui');
  return (
    <>
      <div aria-live="polite" aria-atomic="true" aria-busy={current.asking} className="grid gap-3 empty:hidden">
        {changed ? <Notice tone="brass" title={t('money.changed')} /> : null}
        {view ? <QuoteBox view={view} /> : null}
        {!view && current.asking ? <p className="text-ink-2">{t('money.asking')}</p> : null}
      </div>
      {current.refusal ? (
        <FailureNotice message={current.refusal.message} requestId={current.refusal.requestId}>
          {waysOut?.(current.refusal)}
        </FailureNotice>
      ) : null}
      {current.failed ? <FailureNotice message={t('failure.unreachable')} onRetry={current.askAgain} /> : null}
    </>
  );
}
