'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FailureNotice } from '../ui/failure-notice';
import type { Outcome, Refusal } from './outcome';
import type { QuoteView } from './quote-box';
import { QuotePreview } from './quote-preview';
import { useConfirmation } from './use-confirmation';
import { useQuote } from './use-quote';

export interface MoneyDialogProps<Quote, Receipt> {
  title: string;
  description?: ReactNode;
  /** The fields to fill in; not shown any more once the act is done. */
  children?: ReactNode;
  /** What the quote depends on; null while the entry is incomplete. A new key asks for a new quote. */
  quoteKey: readonly unknown[] | null;
  /** Asks what the act would do and cost. */
  quote: () => Promise<Outcome<Quote>>;
  /** The quote in words and figures. */
  describe: (quote: Quote) => QuoteView;
  /** The button's text while there is no quote yet. */
  idleLabel: string;
  /** Does it, at most at the price of this quote, once per key. */
  confirm: (quote: Quote, idempotencyKey: string) => Promise<Outcome<Receipt>>;
  /** The new quote inside a `quote_changed` refusal; null asks for it again. */
  quoteInRefusal: (refusal: Refusal) => Quote | null;
  /** The lasting result: a StatusMessage with links to what was made. */
  receipt: (receipt: Receipt) => ReactNode;
  /** The ways out of a refusal, shown below its message. */
  waysOut?: (refusal: Refusal) => ReactNode;
  /** Takes something away: the button is red. */
  danger?: boolean;
  onClose: () => void;
}

/**
 * Quote, confirm, receipt: every dialog that may cost money. The button says the whole act; a double click is one act;
 * a changed price is shown for a second confirmation; the receipt takes the focus and stays until it is left.
 */
export function MoneyDialog<Quote, Receipt>(props: MoneyDialogProps<Quote, Receipt>) {
  const t = useTranslations('ui');
  const current = useQuote(props.quoteKey, props.quote);
  const act = useConfirmation(JSON.stringify(props.quoteKey), current, props.confirm, props.quoteInRefusal);
  const view = current.quote === undefined ? undefined : props.describe(current.quote);

  if (act.receipt) {
    return (
      <Dialog
        title={props.title}
        onClose={props.onClose}
        footer={(close) => (
          <Button variant="primary" onClick={close}>
            {t('done')}
          </Button>
        )}
      >
        {props.receipt(act.receipt.value)}
      </Dialog>
    );
  }

  return (
    <Dialog
      title={props.title}
      description={props.description}
      onClose={props.onClose}
      busy={act.pending}
      footer={(close) => (
        <>
          <Button onClick={close} disabled={act.pending}>
            {t('cancel')}
          </Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            pending={act.pending}
            disabled={view === undefined || current.asking}
            onClick={act.start}
          >
            {view?.confirmLabel ?? props.idleLabel}
          </Button>
        </>
      )}
    >
      {props.children}
      <QuotePreview current={current} view={view} changed={act.changed} waysOut={props.waysOut} />
      {act.refusal ? (
        <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId}>
          {props.waysOut?.(act.refusal)}
        </FailureNotice>
      ) : null}
      {act.failed ? <FailureNotice message={t('failure.network')} /> : null}
    </Dialog>
  );
}
