'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import type { ButtonVariant } from '@/components/ui/button';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { MemberChoice, NumberChoice } from './pickers';

const load = () => import('./assign-number-dialog');
const AssignNumberDialog = lazy(load);

interface AssignNumberButtonProps {
  variant?: ButtonVariant;
  member?: MemberChoice;
  number?: NumberChoice;
}

/** Opens the Assign dialog; needs the messages `assignments` and `ui`. */
export function AssignNumberButton({ variant = 'primary', member, number }: AssignNumberButtonProps) {
  const t = useTranslations('assignments.assign');
  return (
    <DialogOpener label={t('open')} variant={variant} preload={load}>
      {(onClose) => <AssignNumberDialog onClose={onClose} member={member} number={number} />}
    </DialogOpener>
  );
}
