'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { useFormat } from '@/lib/i18n/use-format';
import { useRefreshing } from '../number-acts/use-refreshing';
import { movePlannedChangeAction } from './actions';
import { DayField } from './day-field';
import type { PlannedDialogProps } from './planned-row';

/** Gives a planned change another day, also one that failed; what was confirmed stays the most that is charged (R7). */
export default function MoveDialog({ change, onClose }: PlannedDialogProps) {
  const t = useTranslations('planned-changes.move');
  const format = useFormat();
  const id = useId();
  const refreshing = useRefreshing();
  const [on, setOn] = useState(change.on);
  return (
    <ActDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      blocked={on === ''}
      entry={`${change.id} ${on}`}
      act={(key) => refreshing(movePlannedChangeAction({ plannedChangeId: change.id, on }, key))}
      waysOut={(refusal) => refusal.fields?.map(({ message }) => <p key={message}>{message}</p>) ?? null}
      receipt={(moved) => <StatusMessage title={t('done', { day: format.date(moved.on, 'long') })} />}
      onClose={onClose}
    >
      <p className="font-medium">{t('about', { day: change.day, sentence: change.sentence })}</p>
      <DayField id={`${id}-on`} label={t('on')} hint={t('hint')} value={on} onChange={setOn} />
      {change.limit === null ? null : <p className="text-ink-2">{t('limit')}</p>}
    </ActDialog>
  );
}
