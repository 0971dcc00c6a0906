'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { AddCompanyProps } from './add-company-dialog';

const load = () => import('./add-company-dialog');
const AddCompanyDialog = lazy(load);

/** Opens the dialog that opens a company. */
export function AddCompanyButton(props: Omit<AddCompanyProps, 'onClose'>) {
  const t = useTranslations('support-companies.add');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <AddCompanyDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
