'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import type { ButtonVariant } from '@/components/ui/button';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { MemberChoice, NumberChoice } from '../pickers';

const load = () => import('./plan-assignment-dialog');
const PlanAssignmentDialog = lazy(load);

interface PlanAssignmentButtonProps {
  variant?: ButtonVariant;
  /** The first day that can be planned for. */
  tomorrow: string;
  member?: MemberChoice;
  number?: NumberChoice;
}

/** Opens the dialog that plans an assignment; needs the messages `planned-changes`, `assignments` and `ui`. */
export function PlanAssignmentButton({ variant = 'secondary', ...given }: PlanAssignmentButtonProps) {
  const t = useTranslations('planned-changes.assign');
  return (
    <DialogOpener label={t('open')} variant={variant} preload={load}>
      {(onClose) => <PlanAssignmentDialog onClose={onClose} {...given} />}
    </DialogOpener>
  );
}
