'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const loadAssign = () => import('./assign-numbers-dialog');
const AssignNumbersDialog = lazy(loadAssign);
const loadLabel = () => import('./label-numbers-dialog');
const LabelNumbersDialog = lazy(loadLabel);
const loadReassign = () => import('./reassign-numbers-dialog');
const ReassignNumbersDialog = lazy(loadReassign);
const loadChange = () => import('./change-numbers-dialog');
const ChangeNumbersDialog = lazy(loadChange);

/** What can be done with the selected numbers. */
export function NumberBulkActs() {
  const t = useTranslations('bulk');
  return (
    <>
      <DialogOpener label={t('assign.open')} preload={loadAssign}>
        {(onClose) => <AssignNumbersDialog onClose={onClose} />}
      </DialogOpener>
      <DialogOpener label={t('label.open')} preload={loadLabel}>
        {(onClose) => <LabelNumbersDialog onClose={onClose} />}
      </DialogOpener>
      <DialogOpener label={t('reassign.open')} preload={loadReassign}>
        {(onClose) => <ReassignNumbersDialog onClose={onClose} />}
      </DialogOpener>
      {(['unassign', 'delete'] as const).map((act) => (
        <DialogOpener key={act} label={t(`${act}.open`)} preload={loadChange}>
          {(onClose) => <ChangeNumbersDialog act={act} onClose={onClose} />}
        </DialogOpener>
      ))}
    </>
  );
}
