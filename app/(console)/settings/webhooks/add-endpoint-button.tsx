'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const load = () => import('./add-endpoint-dialog');
const AddEndpointDialog = lazy(load);

/** Opens the dialog that adds an endpoint. */
export function AddEndpointButton() {
  const t = useTranslations('webhooks.add');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <AddEndpointDialog onClose={onClose} />}
    </DialogOpener>
  );
}
