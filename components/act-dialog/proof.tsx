'use client';

import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { FormAction, FormState } from '../form/form-state';
import type { Outcome } from '../money-dialog/outcome';

interface Asking {
  /** Asks who is signed in to prove again who they are: whether they did. */
  ask: () => Promise<boolean>;
  /** Answers whoever waits; absent while nobody does. */
  answer: ((proven: boolean) => void) | undefined;
}

const ProofContext = createContext<Asking | null>(null);

/** Around every page of who is signed in: what waits for a proof here, and the dialog that asks for it (ProveAgain). */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<{ answer: (proven: boolean) => void }>();
  const asking = useMemo<Asking>(
    () => ({
      ask: () =>
        new Promise((resolve) => {
          const answer = (proven: boolean) => {
            setWaiting(undefined);
            resolve(proven);
          };
          setWaiting({ answer });
        }),
      answer: waiting?.answer,
    }),
    [waiting],
  );
  return <ProofContext value={asking}>{children}</ProofContext>;
}

/** Who is waiting for a proof, for the dialog that asks for it. */
export const useWaitingForProof = (): Asking['answer'] => use(ProofContext)?.answer;

/**
 * Does what may need a recent proof of who is signed in. Where it is refused for want of one, they are asked for it, and the
 * same is done again, under the same key; where they do not give it, the refusal stands.
 */
export function useProven(): <T>(act: () => Promise<Outcome<T>>) => Promise<Outcome<T>> {
  const asking = use(ProofContext);
  return (act) => proven(asking, act, (outcome) => (outcome.ok ? undefined : outcome.error.code));
}

/** The same for a form whose action leads elsewhere once it is done. */
export function useProvenForm(action: FormAction): FormAction {
  const asking = use(ProofContext);
  return (state, form) =>
    proven(
      asking,
      () => action(state, form),
      // What led elsewhere answers nothing.
      (after: FormState | undefined) => after?.code,
    );
}

async function proven<A>(
  asking: Asking | null,
  act: () => Promise<A>,
  refusalIn: (answer: A) => string | undefined,
): Promise<A> {
  const answer = await act();
  if (asking === null || refusalIn(answer) !== 'reauthentication_required') return answer;
  return (await asking.ask()) ? act() : answer;
}
