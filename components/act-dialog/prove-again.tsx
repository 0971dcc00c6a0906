'use client';

import { lazy, Suspense } from 'react';
import type { Outcome } from '../money-dialog/outcome';
import { useWaitingForProof } from './proof';

const ProveAgainDialog = lazy(() => import('./prove-again-dialog'));

export interface ProveAgainProps {
  /** Whose password is asked for. */
  email: string;
  prove: (password: string) => Promise<Outcome<null>>;
}

/** The dialog that asks who is signed in for their password again, while something waits for it. */
export function ProveAgain(props: ProveAgainProps) {
  const answer = useWaitingForProof();
  if (answer === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ProveAgainDialog {...props} answer={answer} />
    </Suspense>
  );
}
