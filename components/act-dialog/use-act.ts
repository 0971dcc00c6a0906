'use client';

import { useRef, useState } from 'react';
import { newKey } from '../form/new-key';
import type { Outcome, Refusal } from '../money-dialog/outcome';
import { useProven } from './proof';

export interface Act<Receipt> {
  start: () => void;
  pending: boolean;
  refusal: Refusal | undefined;
  /** A failure that is no refusal: the network, a server that is down. */
  failed: boolean;
  receipt: { value: Receipt } | undefined;
  /** Begins anew: the next start is another act. */
  reset: () => void;
}

type State<Receipt> =
  | { at: 'entry' | 'pending' | 'failed' }
  | { at: 'refused'; refusal: Refusal; entry: string }
  | { at: 'done'; value: Receipt };

/**
 * Does something once, whatever is pressed how often. `entry` says what the act is about: repeating it after a lost
 * answer is the same act (same key), another entry is another one.
 */
export function useAct<Receipt>(
  entry: string,
  act: (idempotencyKey: string) => Promise<Outcome<Receipt>>,
): Act<Receipt> {
  const proven = useProven();
  const key = useRef<{ entry: string; value: string }>(undefined);
  // State arrives only with the next render: a second press in between is told by this.
  const running = useRef(false);
  const [state, setState] = useState<State<Receipt>>({ at: 'entry' });

  async function run() {
    if (running.current || state.at === 'done') return;
    running.current = true;
    if (key.current?.entry !== entry) key.current = { entry, value: newKey() };
    setState({ at: 'pending' });
    try {
      const { value } = key.current;
      const outcome = await proven(() => act(value));
      setState(outcome.ok ? { at: 'done', value: outcome.value } : { at: 'refused', refusal: outcome.error, entry });
    } catch {
      setState({ at: 'failed' });
    } finally {
      running.current = false;
    }
  }

  return {
    start: () => void run(),
    pending: state.at === 'pending',
    refusal: state.at === 'refused' && state.entry === entry ? state.refusal : undefined,
    failed: state.at === 'failed',
    receipt: state.at === 'done' ? { value: state.value } : undefined,
    reset: () => {
      key.current = undefined;
      setState({ at: 'entry' });
    },
  };
}
