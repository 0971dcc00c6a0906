'use client';

import { lazy, Suspense } from 'react';
import type { Outcome } from '../money-dialog/outcome';
import { useWaitingForProof } from './proof';

const ProveAgainDialog = lazy(() => import('./prove-again-dialog'));
const ProveAtProviderDialog = lazy(() => import('./prove-at-provider-dialog'));

export interface ProveAgainProps {
  /** Whose password is asked for. */
  email: string;
  prove: (password: string) => Promise<Outcome<null>>;
  /** Where they prove it instead who came in by single sign-on: a link that takes `next`. */
  providerHref: string | null;
}

/** The dialog that asks who is signed in for their password again, or to go to their identity provider, while something waits for it. */
export function ProveAgain(props: ProveAgainProps) {
  const answer = useWaitingForProof();
  if (answer === undefined) return null;
  return (
    <Suspense fallback={null}>
      {props.providerHref === null ? (
        <ProveAgainDialog {...props} answer={answer} />
      ) : (
        <ProveAtProviderDialog href={props.providerHref} onClose={() => answer(false)} />
      )}
    </Suspense>
  );
}
