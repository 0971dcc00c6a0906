'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { NumberChoice } from '../pickers';
import { PlanAssignmentButton } from './plan-assignment-button';

const loadRelease = () => import('./plan-release-dialog');
const PlanReleaseDialog = lazy(loadRelease);
const loadCover = () => import('./plan-cover-dialog');
const PlanCoverDialog = lazy(loadCover);

interface PlanNumberButtonsProps {
  number: { id: string; display: string; member: { id: string; name: string } | null };
  tomorrow: string;
  /** The number as one to be chosen, while nobody holds it and it can be assigned (R10). */
  assignable: NumberChoice | null;
}

/** What can be planned for a number: its release; a cover while somebody holds it, else its assignment. */
export function PlanNumberButtons({ assignable, ...given }: PlanNumberButtonsProps) {
  const t = useTranslations('planned-changes');
  return (
    <div className="flex flex-wrap gap-2">
      {given.number.member === null ? null : (
        <DialogOpener label={t('cover.open')} preload={loadCover}>
          {(onClose) => <PlanCoverDialog onClose={onClose} {...given} />}
        </DialogOpener>
      )}
      {assignable === null ? null : <PlanAssignmentButton number={assignable} tomorrow={given.tomorrow} />}
      <DialogOpener label={t('release.open')} preload={loadRelease}>
        {(onClose) => <PlanReleaseDialog onClose={onClose} {...given} />}
      </DialogOpener>
    </div>
  );
}
