'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./edit-dialog');
const EditDialog = lazy(load);

/** Opens the dialog that changes a member. */
export function EditButton({ label }: { label?: string }) {
  const t = useTranslations('member-edit');
  return (
    <DialogOpener label={label ?? t('open')} preload={load}>
      {(onClose) => <EditDialog onClose={onClose} />}
    </DialogOpener>
  );
}
