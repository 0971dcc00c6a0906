'use client';

import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { useSelection } from '@/components/data-table/selection';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { Outcome } from '@/components/money-dialog/outcome';
import type { BulkAssignmentView, BulkQuoteView } from '@/lib/assignments/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { SelectionWords } from '../../bulk/selection-words';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { AssignmentWaysOut } from '../assignment-ways-out';
import { MemberPicker } from '../member-picker';
import { useRefreshing } from '../number-acts/use-refreshing';
import type { MemberChoice } from '../pickers';
import { quoteOf } from '../quote-in-refusal';
import { assignNumbersAction, quoteAssignmentsAction, resolveNumberSelectionAction } from './actions';
import { AssignedReceipt } from './assigned-receipt';
import { Obstacles } from './obstacles';
import { obstaclesIn, without } from './selected-assignment';
import { useAssignmentsQuote } from './use-assignments-quote';

/** The browser's own refusal: some of the numbers cannot be assigned, so nothing is offered for confirmation yet. */
const OBSTACLES = 'obstacles';

/** Gives the selected numbers to one member: one quote, one confirmation, all of them or none (R5–R8). */
export default function AssignNumbersDialog(props: { onClose: () => void }) {
  return (
    <QueryProvider>
      <AssignNumbersForm {...props} />
    </QueryProvider>
  );
}

function AssignNumbersForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bulk.assign');
  const single = useTranslations('assignments.assign');
  const id = useId();
  const { clear } = useSelection();
  const refreshing = useRefreshing();
  const done = useRef(false);
  const frozen = useFrozenSelection(resolveNumberSelectionAction);
  const [member, setMember] = useState<MemberChoice | null>(null);
  // Each time something is left out, or asked once more, it is another question.
  const [asked, setAsked] = useState({ times: 0, leftOut: new Set<string>() as ReadonlySet<string> });
  const numberIds = without(frozen.ids ?? [], asked.leftOut);
  const items = numberIds.map((numberId) => ({ memberId: member?.id ?? '', numberId }));
  const describe = useAssignmentsQuote(member?.name ?? '');
  const askAgain = (leftOut: ReadonlySet<string>) => setAsked(({ times }) => ({ times: times + 1, leftOut }));

  async function quote(): Promise<Outcome<BulkQuoteView>> {
    const outcome = await quoteAssignmentsAction({ items });
    if (!outcome.ok) return outcome;
    const groups = obstaclesIn(outcome.value.items, numberIds);
    if (groups.length === 0) return outcome;
    const count = groups.reduce((sum, group) => sum + group.numberIds.length, 0);
    const message = t('obstacles', { count, total: numberIds.length, member: member?.name ?? '' });
    return { ok: false, error: { code: OBSTACLES, message, requestId: '', details: { groups } } };
  }

  return (
    <MoneyDialog<BulkQuoteView, BulkAssignmentView>
      title={t('title')}
      description={single('description')}
      idleLabel={t('confirm', { count: numberIds.length })}
      quoteKey={member === null || numberIds.length === 0 ? null : ['assignments', member.id, asked.times]}
      quote={quote}
      describe={describe}
      confirm={async ({ total }, key) => {
        const { purchases: maxPurchases, charge: maxCharge, removalsUndone: maxRemovalsUndone } = total;
        const limits = { maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease: total.renewal.increase };
        const outcome = await refreshing(assignNumbersAction({ items, ...limits }, key));
        done.current = outcome.ok;
        return outcome;
      }}
      quoteInRefusal={quoteOf<BulkQuoteView>}
      waysOut={(refusal) => {
        const ofItems = typeof refusal.details === 'object' && refusal.details !== null && 'items' in refusal.details;
        if (refusal.code !== OBSTACLES && !ofItems) return <AssignmentWaysOut refusal={refusal} />;
        return (
          <Obstacles
            refusal={refusal}
            member={member}
            total={numberIds.length}
            onLeaveOut={(ids) => askAgain(new Set([...asked.leftOut, ...ids]))}
            onAskAgain={() => askAgain(asked.leftOut)}
          />
        );
      }}
      receipt={(receipt) => <AssignedReceipt receipt={receipt} member={member?.name ?? ''} />}
      onClose={() => {
        if (done.current) clear();
        onClose();
      }}
    >
      <SelectionWords frozen={frozen} />
      {asked.leftOut.size > 0 ? <p className="text-ink-2">{t('leftOut', { count: asked.leftOut.size })}</p> : null}
      <MemberPicker
        id={`${id}-member`}
        label={single('member')}
        value={member}
        onValueChange={(chosen) => {
          setMember(chosen);
          askAgain(new Set());
        }}
      />
    </MoneyDialog>
  );
}
