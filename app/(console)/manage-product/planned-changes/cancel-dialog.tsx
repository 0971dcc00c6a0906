'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { useRefreshing } from '../number-acts/use-refreshing';
import { cancelPlannedChangeAction } from './actions';
import type { PlannedDialogProps } from './planned-row';

/** Takes a planned change back; a cover that has not begun goes with its return. */
export default function CancelDialog({ change, onClose }: PlannedDialogProps) {
  const t = useTranslations('planned-changes.cancel');
  const refreshing = useRefreshing();
  return (
    <ActDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      danger
      entry={change.id}
      act={(key) => refreshing(cancelPlannedChangeAction({ plannedChangeId: change.id }, key))}
      receipt={() => <StatusMessage title={t('done')} />}
      onClose={onClose}
    >
      <p className="font-medium">{t('about', { day: change.day, sentence: change.sentence })}</p>
      <p>{t(change.hasReturn ? 'textCover' : 'text')}</p>
    </ActDialog>
  );
}
