'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./add-staff-dialog');
const AddStaffDialog = lazy(load);

/** Opens the dialog that lets somebody of the operator in. */
export function AddStaffButton() {
  const t = useTranslations('support-staff.add');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <AddStaffDialog onClose={onClose} />}
    </DialogOpener>
  );
}
