'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { RadioField } from '@/components/ui/choice-fields';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import { useRefreshing } from '../number-acts/use-refreshing';
import { planReleaseAction } from './actions';
import { DayField } from './day-field';
import { PATH } from './path';

export interface PlanNumberDialogProps {
  number: { id: string; display: string; member: { id: string; name: string } | null };
  tomorrow: string;
  onClose: () => void;
}

/** Plans that a number is taken from its member, or deleted; its licence is free from then on and stays billed (R3). */
export default function PlanReleaseDialog({ number, tomorrow, onClose }: PlanNumberDialogProps) {
  const t = useTranslations('planned-changes.release');
  const format = useFormat();
  const id = useId();
  const refreshing = useRefreshing();
  const isHeld = number.member !== null;
  const [mode, setMode] = useState<'unassign' | 'delete'>(isHeld ? 'unassign' : 'delete');
  const [on, setOn] = useState('');
  const [missing, setMissing] = useState(false);
  const names = { number: number.display, member: number.member?.name ?? '' };
  const mayStart = () => {
    setMissing(on === '');
    return on !== '';
  };
  return (
    <ActDialog
      title={t('title', names)}
      confirmLabel={t('confirm')}
      mayStart={mayStart}
      entry={`${number.id} ${mode} ${on}`}
      act={(key) => refreshing(planReleaseAction({ numberId: number.id, on, mode }, key))}
      waysOut={(refusal) => refusal.fields?.map(({ message }) => <p key={message}>{message}</p>) ?? null}
      receipt={(planned) => (
        <StatusMessage title={t(`done.${mode}`, { ...names, on: format.date(planned.on, 'long') })}>
          <p>{t.rich('doneText', { list: (chunks) => <TextLink href={PATH}>{chunks}</TextLink> })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      {isHeld ? (
        <RadioField
          id={`${id}-mode`}
          name="mode"
          legend={t('mode')}
          defaultValue="unassign"
          onValueChange={(value) => setMode(value === 'delete' ? 'delete' : 'unassign')}
          options={(['unassign', 'delete'] as const).map((value) => ({
            value,
            label: t(`modes.${value}.label`),
            hint: t(`modes.${value}.hint`),
          }))}
        />
      ) : (
        <p>{t('modes.delete.hint')}</p>
      )}
      <DayField
        id={`${id}-on`}
        label={t('on')}
        hint={t('onHint')}
        error={missing && on === '' ? t('chooseDay') : undefined}
        value={on}
        min={tomorrow}
        onChange={setOn}
      />
    </ActDialog>
  );
}
