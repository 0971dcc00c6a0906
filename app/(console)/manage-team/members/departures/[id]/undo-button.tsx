'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { DepartureView } from '@/lib/assignments/view';

const load = () => import('./undo-dialog');
const UndoDialog = lazy(load);

interface UndoButtonProps {
  departure: Pick<DepartureView, 'id' | 'kind' | 'member'>;
  /** Nothing to undo any more: the button goes, the dialog with its receipt stays until it is closed. */
  over: boolean;
}

/** Opens the dialog that undoes a departure. */
export function UndoButton({ departure, over }: UndoButtonProps) {
  const t = useTranslations('leaving.undo');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load} {...(over && { className: 'hidden' })}>
      {(onClose) => <UndoDialog departure={departure} onClose={onClose} />}
    </DialogOpener>
  );
}
