'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { ManagedCompany } from './account';

const load = () => import('./reset-dialog');
const ResetDialog = lazy(load);

/** Opens the dialog that takes the second factor of one of the company's people away. */
export function ResetButton({ company }: { company: ManagedCompany }) {
  const t = useTranslations('second-factor-reset');
  return (
    <DialogOpener label={t('openOfSomebody')} preload={load}>
      {(onClose) => <ResetDialog company={company} onClose={onClose} />}
    </DialogOpener>
  );
}
