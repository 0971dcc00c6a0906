'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./name-dialog');
const NameDialog = lazy(load);

/** Opens the dialog that adds a department. */
export function AddDepartmentButton() {
  const t = useTranslations('departments.add');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <NameDialog onClose={onClose} />}
    </DialogOpener>
  );
}
