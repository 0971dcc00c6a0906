'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const loadAdd = () => import('./add-licences-dialog');
const AddLicencesDialog = lazy(loadAdd);
const loadRemove = () => import('./remove-licences-dialog');
const RemoveLicencesDialog = lazy(loadRemove);

/** Opens the dialog that adds licences. */
export function AddLicencesButton({
  available,
  defaultFrequency,
}: {
  available: number;
  defaultFrequency: 'monthly' | 'yearly';
}) {
  const t = useTranslations('licences.add');
  return (
    <DialogOpener label={t('open')} preload={loadAdd}>
      {(onClose) => <AddLicencesDialog available={available} defaultFrequency={defaultFrequency} onClose={onClose} />}
    </DialogOpener>
  );
}

/** Opens the dialog that removes so many licences. */
export function RemoveLicencesButton() {
  const t = useTranslations('licences.remove');
  return (
    <DialogOpener label={t('open')} preload={loadRemove}>
      {(onClose) => <RemoveLicencesDialog onClose={onClose} />}
    </DialogOpener>
  );
}
