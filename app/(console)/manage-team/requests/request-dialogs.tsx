'use client';

import { createContext, lazy, type ReactNode, Suspense, useContext, useState, useTransition } from 'react';
import type { RequestAct, RequestRow } from './request-row';

const dialogs = {
  approvePurchase: lazy(() => import('./approve-purchase-dialog')),
  approve: lazy(() => import('./approve-dialog')),
  decline: lazy(() => import('./decline-dialog')),
  withdraw: lazy(() => import('./withdraw-dialog')),
};

type Opening = { kind: RequestAct; request: RequestRow };
const OpenDialog = createContext<(opening: Opening) => void>(() => undefined);

/** Opens the dialog of an act on a request; RequestDialogs is around it. */
export const useRequestDialog = () => useContext(OpenDialog);

/**
 * The dialogs of a page's requests. They stand apart from what opens them, since an answered request leaves the page while
 * its receipt is still to be read.
 */
export function RequestDialogs({ children }: { children: ReactNode }) {
  const [opening, setOpening] = useState<Opening>();
  const [, startTransition] = useTransition();
  const Dialog = opening && dialogs[opening.kind];
  return (
    <OpenDialog value={(next) => startTransition(() => setOpening(next))}>
      {children}
      {opening && Dialog ? (
        <Suspense fallback={null}>
          <Dialog request={opening.request} onClose={() => setOpening(undefined)} />
        </Suspense>
      ) : null}
    </OpenDialog>
  );
}
