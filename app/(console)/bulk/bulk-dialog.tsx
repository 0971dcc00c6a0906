'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActDialog, type ActDialogProps } from '@/components/act-dialog/act-dialog';
import { useSelection } from '@/components/data-table/selection';
import { FailureNotice } from '@/components/ui/failure-notice';
import { useFormat } from '@/lib/i18n/use-format';
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
  const t = useTranslations('bulk');
  const ui = useTranslations('ui');
  const format = useFormat();
  const { clear } = useSelection();
  const { kind, count, filterWords, ids, skipped, refusal, failed } = frozen;
  return (
    <ActDialog
      {...props}
      blocked={(props.blocked ?? false) || ids === null || ids.length === 0}
      act={(key) => act(ids ?? [], key)}
      receipt={(receipt) => props.receipt(receipt)}
      onClose={() => {
        clear();
        onClose();
      }}
    >
      <p>{t(kind, { count, number: format.count(count), filter: filterWords })}</p>
      {skipped > 0 ? <p className="text-ink-2">{t('skipped', { count: skipped })}</p> : null}
      {children}
      {refusal ? <FailureNotice message={refusal.message} requestId={refusal.requestId} /> : null}
      {failed ? <FailureNotice message={ui('failure.unreachable')} /> : null}
    </ActDialog>
  );
}
