'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';

const loadRelease = () => import('./plan-release-dialog');
const PlanReleaseDialog = lazy(loadRelease);
const loadCover = () => import('./plan-cover-dialog');
const PlanCoverDialog = lazy(loadCover);

interface PlanNumberButtonsProps {
  number: { id: string; display: string; member: { id: string; name: string } | null };
  tomorrow: string;
}

/** What can be planned for a number: its release, and a cover while somebody holds it. */
export function PlanNumberButtons(given: PlanNumberButtonsProps) {
  const t = useTranslations('planned-changes');
  return (
    <div className="flex flex-wrap gap-2">
      {given.number.member === null ? null : (
        <DialogOpener label={t('cover.open')} preload={loadCover}>
          {(onClose) => <PlanCoverDialog onClose={onClose} {...given} />}
        </DialogOpener>
      )}
      <DialogOpener label={t('release.open')} preload={loadRelease}>
        {(onClose) => <PlanReleaseDialog onClose={onClose} {...given} />}
      </DialogOpener>
    </div>
  );
}
