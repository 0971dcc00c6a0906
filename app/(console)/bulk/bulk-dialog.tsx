'use client';

import { type ReactNode, useRef } from 'react';
import { ActDialog, type ActDialogProps } from '@/components/act-dialog/act-dialog';
import { useSelection } from '@/components/data-table/selection';
import { SelectionWords } from './selection-words';
import type { FrozenSelection } from './use-frozen-selection';

type Shared<Receipt> = Pick<
  ActDialogProps<Receipt>,
  'title' | 'confirmLabel' | 'danger' | 'blocked' | 'entry' | 'receipt' | 'onClose'
>;

interface BulkDialogProps<Receipt> extends Shared<Receipt> {
  frozen: FrozenSelection;
  act: (ids: string[], idempotencyKey: string) => ReturnType<ActDialogProps<Receipt>['act']>;
  children?: ReactNode;
}

/** The dialog of an act on a selection: repeats in words how many it is about and by which filter they were chosen. */
export function BulkDialog<Receipt>({ frozen, act, children, onClose, ...props }: BulkDialogProps<Receipt>) {
  const { clear } = useSelection();
  const { ids } = frozen;
  const done = useRef(false);
  return (
    <ActDialog
      {...props}
      blocked={(props.blocked ?? false) || ids === null || ids.length === 0}
      act={async (key) => {
        const outcome = await act(ids ?? [], key);
        done.current = outcome.ok;
        return outcome;
      }}
      receipt={(receipt) => props.receipt(receipt)}
      onClose={() => {
        if (done.current) clear();
        onClose();
      }}
    >
      <SelectionWords frozen={frozen} />
      {children}
    </ActDialog>
  );
}
