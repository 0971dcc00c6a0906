'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { Refusal } from '@/components/money-dialog/outcome';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import { useFormat } from '@/lib/i18n/use-format';
import type { PlannedChangeView, PlannedQuoteView } from '@/lib/planned-changes/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { AssignmentWaysOut } from '../assignment-ways-out';
import { MemberPicker } from '../member-picker';
import { NumberPicker } from '../number-picker';
import type { MemberChoice, NumberChoice } from '../pickers';
import { planAssignmentAction, quotePlannedAssignmentAction } from './actions';
import { DayField } from './day-field';
import { PATH } from './path';
import { usePlannedQuote } from './use-planned-quote';

interface PlanAssignmentDialogProps {
  tomorrow: string;
  member?: MemberChoice | undefined;
  number?: NumberChoice | undefined;
  onClose: () => void;
}

/** Plans an assignment: pick, see what that day would use and at most cost, confirm at most that (R7). */
export default function PlanAssignmentDialog(props: PlanAssignmentDialogProps) {
  return (
    <QueryProvider>
      <PlanForm {...props} />
    </QueryProvider>
  );
}

function PlanForm({ tomorrow, onClose, ...given }: PlanAssignmentDialogProps) {
  const t = useTranslations('planned-changes.assign');
  const format = useFormat();
  const id = useId();
  const [member, setMember] = useState<MemberChoice | null>(given.member ?? null);
  const [number, setNumber] = useState<NumberChoice | null>(given.number ?? null);
  const [on, setOn] = useState('');
  const describe = usePlannedQuote();
  const wanted = {
    memberId: member?.id ?? '',
    ...(number?.numberId ? { numberId: number.numberId } : { e164: number?.e164 ?? '' }),
    on,
  };
  const names = { number: number?.display ?? '', member: member?.name ?? '' };
  return (
    <MoneyDialog<PlannedQuoteView, PlannedChangeView>
      title={t('title')}
      description={t('description')}
      idleLabel={t('confirm')}
      quoteKey={member === null || number === null || on === '' ? null : ['planned', member.id, number.e164, on]}
      quote={() => quotePlannedAssignmentAction(wanted)}
      describe={describe}
      confirm={({ limits }, key) => planAssignmentAction({ ...wanted, ...limits }, key)}
      // The refusal carries the purchase alone: the whole is asked for again.
      quoteInRefusal={(_refusal: Refusal) => null}
      waysOut={(refusal) => <AssignmentWaysOut refusal={refusal} />}
      receipt={(planned) => (
        <StatusMessage title={t('done', { ...names, on: format.date(planned.on, 'long') })}>
          <p>{t.rich('doneText', { list: (chunks) => <TextLink href={PATH}>{chunks}</TextLink> })}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <MemberPicker id={`${id}-member`} label={t('member')} value={member} onValueChange={setMember} />
      <NumberPicker id={`${id}-number`} value={number} onValueChange={setNumber} />
      <DayField id={`${id}-on`} label={t('on')} hint={t('onHint')} value={on} min={tomorrow} onChange={setOn} />
    </MoneyDialog>
  );
}
