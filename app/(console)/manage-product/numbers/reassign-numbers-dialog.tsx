'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { Outcome } from '@/components/money-dialog/outcome';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { FailureNotice } from '@/components/ui/failure-notice';
import { StatusMessage } from '@/components/ui/status-message';
import type { ChangedNumbersView } from '@/lib/assignments/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { BulkDialog } from '../../bulk/bulk-dialog';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { MemberPicker } from '../member-picker';
import { type History, HistoryField } from '../number-acts/history-field';
import { useRefreshing } from '../number-acts/use-refreshing';
import type { MemberChoice } from '../pickers';
import { changeNumbersAction, quoteNumberChangeAction, resolveNumberSelectionAction } from './actions';

type ResolveInput = Parameters<typeof resolveNumberSelectionAction>[0];

/** Gives the selected numbers to one member, each on its licence: says first how many that is, or why it cannot be (R4, R8). */
export default function ReassignNumbersDialog(props: { onClose: () => void }) {
  return (
    <QueryProvider>
      <ReassignNumbersForm {...props} />
    </QueryProvider>
  );
}

function ReassignNumbersForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bulk');
  const single = useTranslations('number-acts.reassign');
  const id = useId();
  const refreshing = useRefreshing();
  const frozen = useFrozenSelection((input: ResolveInput) => resolveNumberSelectionAction(input));
  const [member, setMember] = useState<MemberChoice | null>(null);
  const [history, setHistory] = useState<History>('keep');
  const [asked, setAsked] = useState<{ memberId: string; outcome: Outcome<ChangedNumbersView> }>();
  // What was asked about somebody chosen before is no answer any more.
  const quote = asked !== undefined && asked.memberId === member?.id ? asked.outcome : undefined;
  const names = { holder: t('reassign.holders'), member: member?.name ?? '' };

  function choose(chosen: MemberChoice | null) {
    setMember(chosen);
    if (chosen === null || frozen.ids === null) return;
    const wish = { act: 'reassign', numberIds: frozen.ids, memberId: chosen.id } as const;
    quoteNumberChangeAction(wish).then(
      (outcome) => setAsked({ memberId: chosen.id, outcome }),
      () => setAsked(undefined),
    );
  }

  const changed = quote?.ok ? quote.value.changed : 0;
  return (
    <BulkDialog<ChangedNumbersView>
      title={t('reassign.title')}
      frozen={frozen}
      blocked={changed === 0}
      entry={`${member?.id} ${history}`}
      confirmLabel={t('reassign.confirm', { count: changed === 0 ? frozen.count : changed })}
      act={(numberIds, key) =>
        refreshing(changeNumbersAction({ act: 'reassign', numberIds, memberId: member?.id ?? '', history }, key))
      }
      receipt={(done) => (
        <StatusMessage title={t('reassign.done', { count: done.changed, ...names })}>
          <p>{t('reassign.sameLicences')}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <MemberPicker id={`${id}-member`} label={single('member')} value={member} onValueChange={choose} />
      {quote?.ok ? (
        <ConsequenceList
          label={t('consequences')}
          items={[
            {
              term: t('terms.numbers'),
              effect: t('reassign.numbers', {
                changed,
                unchanged: quote.value.unchanged,
                skipped: quote.value.skipped.length,
                ...names,
              }),
            },
            { term: t('terms.licences'), effect: t('reassign.sameLicences') },
          ]}
        />
      ) : null}
      {quote?.ok === false ? (
        <FailureNotice message={quote.error.message} requestId={quote.error.requestId}>
          <p>{single('waysOut')}</p>
        </FailureNotice>
      ) : null}
      <HistoryField
        id={`${id}-history`}
        words={(mode) => ({
          label: single(`histories.${mode}.label`),
          hint: single(`histories.${mode}.hint`, names),
        })}
        onValueChange={setHistory}
      />
    </BulkDialog>
  );
}
