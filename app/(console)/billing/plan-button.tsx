'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { PlanChoice } from './plan-dialog';

const load = () => import('./plan-dialog');
const PlanDialog = lazy(load);

interface PlanButtonProps {
  plans: readonly PlanChoice[];
  present: string;
  pending: string | null;
  /** The plan that is kept: beside a downgrade that waits, instead of the general label. */
  keeps?: string;
}

/** Opens the dialog that changes the plan, or calls off a change that waits. */
export function PlanButton({ keeps, ...props }: PlanButtonProps) {
  const t = useTranslations('billing.planChange');
  return (
    <DialogOpener
      label={keeps === undefined ? t('open') : t('keep', { plan: keeps })}
      {...(keeps !== undefined && { variant: 'ghost' })}
      preload={load}
    >
      {(onClose) => <PlanDialog {...props} onClose={onClose} />}
    </DialogOpener>
  );
}
