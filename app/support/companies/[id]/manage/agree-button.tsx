'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { AgreeDialogProps } from './agree-dialog';

const load = () => import('./agree-dialog');
const AgreeDialog = lazy(load);

/** Opens the dialog that agrees a price with the company. */
export function AgreeButton(props: Omit<AgreeDialogProps, 'onClose'>) {
  const t = useTranslations('support-company.agree');
  return (
    <DialogOpener label={t('open')} preload={load}>
      {(onClose) => <AgreeDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
