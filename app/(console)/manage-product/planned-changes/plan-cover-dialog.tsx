'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import { QueryProvider } from '@/lib/query/query-provider';
import { MemberPicker } from '../member-picker';
import { useRefreshing } from '../number-acts/use-refreshing';
import type { MemberChoice } from '../pickers';
import { planCoverAction } from './actions';
import { DayField } from './day-field';
import { PATH } from './path';
import type { PlanNumberDialogProps } from './plan-release-dialog';

/** Plans that a colleague has a number for some days: it goes to them and comes back by itself, on the same licence (R4). */
export default function PlanCoverDialog(props: PlanNumberDialogProps) {
  return (
    <QueryProvider>
      <CoverForm {...props} />
    </QueryProvider>
  );
}

function CoverForm({ number, tomorrow, onClose }: PlanNumberDialogProps) {
  const t = useTranslations('planned-changes.cover');
  const format = useFormat();
  const id = useId();
  const refreshing = useRefreshing();
  const [member, setMember] = useState<MemberChoice | null>(null);
  const [on, setOn] = useState('');
  const [until, setUntil] = useState('');
  const [asked, setAsked] = useState(false);
  const names = { number: number.display, holder: number.member?.name ?? '', member: member?.name ?? '' };
  const isWhole = member !== null && on !== '' && until > on;
  return (
    <ActDialog
      title={t('title', names)}
      description={t('description', names)}
      confirmLabel={t('confirm')}
      mayStart={() => {
        setAsked(true);
        return isWhole;
      }}
      entry={`${number.id} ${member?.id} ${on} ${until}`}
      act={(key) => refreshing(planCoverAction({ numberId: number.id, memberId: member?.id ?? '', on, until }, key))}
      waysOut={(refusal) => refusal.fields?.map(({ message }) => <p key={message}>{message}</p>) ?? null}
      receipt={({ start, end }) => (
        <StatusMessage
          title={t('done', { ...names, on: format.date(start.on, 'long'), until: format.date(end.on, 'long') })}
        >
          <p>{t.rich('doneText', { list: (chunks) => <TextLink href={PATH}>{chunks}</TextLink> })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <MemberPicker
        id={`${id}-member`}
        label={t('member')}
        value={member}
        exclude={number.member?.id}
        error={asked && member === null ? t('chooseMember') : undefined}
        onValueChange={setMember}
      />
      <DayField
        id={`${id}-on`}
        label={t('on')}
        hint={t('onHint')}
        error={asked && on === '' ? t('chooseDay') : undefined}
        value={on}
        min={tomorrow}
        onChange={setOn}
      />
      <DayField
        id={`${id}-until`}
        label={t('until')}
        hint={t('untilHint', names)}
        error={asked && until <= on ? t('chooseUntil') : undefined}
        value={until}
        min={on || tomorrow}
        onChange={setUntil}
      />
    </ActDialog>
  );
}
