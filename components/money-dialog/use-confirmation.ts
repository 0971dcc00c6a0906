'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useProven } from '../act-dialog/proof';
import { newKey } from '../form/new-key';
import { type Outcome, type Refusal, RefusedError, unwrap } from './outcome';
import type { CurrentQuote } from './use-quote';

export interface Confirmation<Receipt> {
  start: () => void;
  pending: boolean;
  /** The price changed under the confirmation: the new one awaits a second. */
  changed: boolean;
  refusal: Refusal | undefined;
  failed: boolean;
  receipt: { value: Receipt } | undefined;
}

/**
 * Confirms the quote that is shown, once whatever is pressed how often. `entry` says what the act is about: repeating
 * it after a lost answer is the same act (same key), another entry is another one.
 */
export function useConfirmation<Quote, Receipt>(
  entry: string,
  current: CurrentQuote<Quote>,
  confirm: (quote: Quote, idempotencyKey: string) => Promise<Outcome<Receipt>>,
  quoteInRefusal: (refusal: Refusal) => Quote | null,
): Confirmation<Receipt> {
  const proven = useProven();
  const key = useRef<{ entry: string; value: string }>(undefined);
  // The mutation's state arrives only with a later render: a second press in between is told by this.
  const running = useRef(false);
  const [changed, setChanged] = useState(false);
  const act = useMutation({
    mutationFn: async ({ quote }: { quote: Quote; entry: string }) => {
      // A refusal leaves the key unused, so that it also serves the second confirmation.
      if (key.current?.entry !== entry) key.current = { entry, value: newKey() };
      const { value } = key.current;
      return unwrap(await proven(() => confirm(quote, value)));
    },
    onMutate: () => setChanged(false),
    onError: (error) => {
      if (!(error instanceof RefusedError) || error.refusal.code !== 'quote_changed') return;
      const quote = quoteInRefusal(error.refusal);
      if (quote === null) current.askAgain();
      else current.replace(quote);
      setChanged(true);
    },
    onSettled: () => {
      running.current = false;
    },
  });
  // What was refused of another entry is no answer to this one.
  const asked = act.variables?.entry === entry;
  const refusal = asked && act.error instanceof RefusedError ? act.error.refusal : undefined;
  return {
    start: () => {
      if (current.quote === undefined || running.current) return;
      running.current = true;
      act.mutate({ quote: current.quote, entry });
    },
    pending: act.isPending,
    changed,
    refusal: refusal?.code === 'quote_changed' ? undefined : refusal,
    failed: asked && act.isError && !(act.error instanceof RefusedError),
    receipt: act.isSuccess ? { value: act.data } : undefined,
  };
}
