'use client';

import { lazy } from 'react';
import type { ActKind } from './act-number';
import type { ActProps } from './act-props';

const loaders = {
  assign: () => import('./assign-dialog'),
  reassign: () => import('./reassign-dialog'),
  exchange: () => import('./exchange-dialog'),
  unassign: () => import('./unassign-dialog'),
  delete: () => import('./delete-dialog'),
  restore: () => import('./restore-dialog'),
};

const dialogs = {
  assign: lazy(loaders.assign),
  reassign: lazy(loaders.reassign),
  exchange: lazy(loaders.exchange),
  unassign: lazy(loaders.unassign),
  delete: lazy(loaders.delete),
  restore: lazy(loaders.restore),
};

/** Fetches the dialogs' code when the pointer or the focus gets near a button. */
export function preloadAct(): void {
  for (const load of Object.values(loaders)) void load();
}

/** The dialog of an act. */
export function ActDialogOf({ kind, ...props }: ActProps & { kind: ActKind }) {
  const Dialog = dialogs[kind];
  return <Dialog {...props} />;
}
