'use client';

import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./assign-dialog');
const AssignDialog = lazy(load);

/** Opens the sample of a money dialog. */
export function AssignButton() {
  return (
    <DialogOpener label="Assign number" variant="primary" preload={load}>
      {(onClose) => <AssignDialog onClose={onClose} />}
    </DialogOpener>
  );
}
