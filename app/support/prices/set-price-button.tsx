'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { SetPriceProps } from './set-price-dialog';

const load = () => import('./set-price-dialog');
const SetPriceDialog = lazy(load);

/** Opens the dialog that sets a list price. */
export function SetPriceButton(props: Omit<SetPriceProps, 'onClose'>) {
  const t = useTranslations('support-prices.set');
  return (
    <DialogOpener label={t('open')} variant="primary" preload={load}>
      {(onClose) => <SetPriceDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
