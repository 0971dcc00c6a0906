'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./add-member-dialog');
const AddMemberDialog = lazy(load);

/** Opens the dialog that adds a member; only an owner may add another owner. */
export function AddMemberButton({ mayAddOwners }: { mayAddOwners: boolean }) {
  const t = useTranslations('member-add');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <AddMemberDialog mayAddOwners={mayAddOwners} onClose={onClose} />}
    </DialogOpener>
  );
}
