'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./remove-selected-dialog');
const RemoveSelectedDialog = lazy(load);

/** What can be done with the selected licences. */
export function LicenceBulkActs() {
  const t = useTranslations('licences.remove');
  return (
    <DialogOpener label={t('open')} preload={load}>
      {(onClose) => <RemoveSelectedDialog onClose={onClose} />}
    </DialogOpener>
  );
}
