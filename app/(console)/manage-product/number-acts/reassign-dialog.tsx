'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import { QueryProvider } from '@/lib/query/query-provider';
import { MemberPicker } from '../member-picker';
import type { MemberChoice } from '../pickers';
import type { ActProps } from './act-props';
import { reassignNumberAction } from './actions';
import { type History, HistoryField } from './history-field';
import { actLinks } from './links';
import { useRefreshing } from './use-refreshing';

/** Gives a number to another member on the same licence; buys nothing (R4). */
export default function ReassignDialog(props: ActProps) {
  return (
    <QueryProvider>
      <ReassignForm {...props} />
    </QueryProvider>
  );
}

function ReassignForm({ number, planName, onClose }: ActProps) {
  const t = useTranslations('number-acts');
  const id = useId();
  const refreshing = useRefreshing();
  const [member, setMember] = useState<MemberChoice | null>(null);
  const [history, setHistory] = useState<History>('keep');
  const [missing, setMissing] = useState(false);
  const full = member !== null && member.numbers >= member.limit;
  const names = {
    number: number.display,
    holder: number.member?.name ?? '',
    member: member?.name ?? '',
    licence: number.licenceLabel ?? '',
  };
  const links = actLinks({ numberId: number.id, memberId: member?.id, licenceId: number.licenceId });

  function mayStart() {
    if (member !== null) return true;
    setMissing(true);
    document.getElementById(`${id}-member`)?.focus();
    return false;
  }

  return (
    <ActDialog
      title={t('reassign.title', names)}
      description={t('reassign.description', names)}
      confirmLabel={t('reassign.confirm')}
      mayStart={mayStart}
      blocked={full}
      entry={`${number.id} ${member?.id} ${history}`}
      act={(key) => refreshing(reassignNumberAction({ numberId: number.id, memberId: member?.id ?? '', history }, key))}
      waysOut={(refusal) => (refusal.code === 'member_limit_reached' ? <p>{t('reassign.waysOut')}</p> : null)}
      receipt={() => (
        <StatusMessage title={t('reassign.done', names)}>
          <p>{t.rich('reassign.doneText', { ...names, licenceLink: links.licence })}</p>
          <p>{t.rich('reassign.see', { ...names, numberLink: links.number, memberLink: links.member })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <p className="rounded-control bg-key-soft px-4 py-2.5 font-medium text-key">{t('reassign.sameLicence')}</p>
      <MemberPicker
        id={`${id}-member`}
        label={t('reassign.member')}
        value={member}
        exclude={number.member?.id}
        error={missing && member === null ? t('reassign.chooseMember') : undefined}
        onValueChange={setMember}
      />
      {full ? (
        <FailureNotice
          message={t('reassign.full', { ...names, plan: planName, numbers: member.numbers, limit: member.limit })}
        >
          <p>{t('reassign.waysOut')}</p>
        </FailureNotice>
      ) : null}
      <HistoryField
        id={`${id}-history`}
        words={(mode) => ({
          label: t(`reassign.histories.${mode}.label`),
          hint: t(`reassign.histories.${mode}.hint`, names),
        })}
        onValueChange={setHistory}
      />
    </ActDialog>
  );
}
