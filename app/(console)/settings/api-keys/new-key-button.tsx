'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { LastDays } from './key-wish';

const load = () => import('./new-key-dialog');
const NewKeyDialog = lazy(load);

/** Opens the dialog that makes a key. */
export function NewKeyButton({ today, lastDays }: { today: string; lastDays: LastDays }) {
  const t = useTranslations('api-keys.new');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <NewKeyDialog today={today} lastDays={lastDays} onClose={onClose} />}
    </DialogOpener>
  );
}
