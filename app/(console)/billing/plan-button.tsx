'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { PlanChoice } from './plan-dialog';

const load = () => import('./plan-dialog');
const PlanDialog = lazy(load);

/** Opens the dialog that changes the plan. */
export function PlanButton(props: { plans: readonly PlanChoice[]; present: string; pending: string | null }) {
  const t = useTranslations('billing.planChange');
  return (
    <DialogOpener label={t('open')} preload={load}>
      {(onClose) => <PlanDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
