'use client';

import { createContext, lazy, type ReactNode, Suspense, useContext, useState, useTransition } from 'react';
import type { PlannedAct, PlannedRow } from './planned-row';

const dialogs = {
  retry: lazy(() => import('./retry-dialog')),
  move: lazy(() => import('./move-dialog')),
  cancel: lazy(() => import('./cancel-dialog')),
};

type Opening = { kind: PlannedAct; change: PlannedRow };
const OpenDialog = createContext<(opening: Opening) => void>(() => undefined);

/** Opens the dialog of an act on a planned change; PlannedDialogs is around it. */
export const usePlannedDialog = () => useContext(OpenDialog);

/** The dialogs of a page's planned changes: apart from what opens them, since an answered one leaves the page. */
export function PlannedDialogs({ children }: { children: ReactNode }) {
  const [opening, setOpening] = useState<Opening>();
  const [, startTransition] = useTransition();
  const Dialog = opening && dialogs[opening.kind];
  return (
    <OpenDialog value={(next) => startTransition(() => setOpening(next))}>
      {children}
      {opening && Dialog ? (
        <Suspense fallback={null}>
          <Dialog change={opening.change} onClose={() => setOpening(undefined)} />
        </Suspense>
      ) : null}
    </OpenDialog>
  );
}
