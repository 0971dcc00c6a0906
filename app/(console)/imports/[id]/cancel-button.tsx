'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { ImportView } from '@/lib/imports/view';

const load = () => import('./cancel-dialog');
const CancelDialog = lazy(load);

/** Opens the dialog that cancels the import. */
export function CancelButton({ view }: { view: Pick<ImportView, 'id' | 'kind' | 'status'> }) {
  const t = useTranslations('import-pages.cancel');
  return (
    <DialogOpener label={t('open')} preload={load}>
      {(onClose) => <CancelDialog view={view} onClose={onClose} />}
    </DialogOpener>
  );
}
