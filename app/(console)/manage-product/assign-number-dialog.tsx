'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { Outcome } from '@/components/money-dialog/outcome';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import type { AssignmentQuoteView, AssignNumberView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { queryKeys } from '@/lib/query/keys';
import { QueryProvider } from '@/lib/query/query-provider';
import { assignNumberAction, quoteAssignmentAction } from './actions';
import { AssignmentReceipt } from './assignment-receipt';
import { AssignmentWaysOut } from './assignment-ways-out';
import { MemberPicker } from './member-picker';
import { NumberPicker } from './number-picker';
import type { MemberChoice, NumberChoice } from './pickers';
import { quoteOf } from './quote-in-refusal';
import { capNotes, quoteLines, taxNote } from './quote-lines';

export interface AssignNumberDialogProps {
  /** Chosen already, when opened from a member's page. */
  member?: MemberChoice | undefined;
  /** Chosen already, when opened from a number's page. */
  number?: NumberChoice | undefined;
  /** When it answers a request: for whom, what was wished for, what that costs, and the act that assigns and answers in one. */
  answering?: Answering;
  onClose: () => void;
}

type Person = Pick<MemberChoice, 'id' | 'name'>;
type Answering = {
  member: Person;
  about: ReactNode;
  quote: typeof quoteAssignmentAction;
  assign: (...given: Parameters<typeof assignNumberAction>) => Promise<Outcome<AssignNumberView>>;
};

/** Assigns a number: pick, see what it does and costs, confirm at most that (R7). */
export default function AssignNumberDialog(props: AssignNumberDialogProps) {
  return (
    <QueryProvider>
      <AssignNumberForm {...props} />
    </QueryProvider>
  );
}

function AssignNumberForm({ onClose, answering, ...given }: AssignNumberDialogProps) {
  const t = useTranslations('assignments.assign');
  const id = useId();
  const client = useQueryClient();
  const [picked, setPicked] = useState<MemberChoice | null>(given.member ?? null);
  const member: Person | null = answering?.member ?? picked;
  const [number, setNumber] = useState<NumberChoice | null>(given.number ?? null);
  const describe = useAssignmentQuote(member);
  const subject = {
    memberId: member?.id ?? '',
    ...(number?.numberId ? { numberId: number.numberId } : { e164: number?.e164 ?? '' }),
  };
  return (
    <MoneyDialog<AssignmentQuoteView, AssignNumberView>
      title={t('title')}
      description={t('description')}
      idleLabel={t('confirm')}
      quoteKey={member === null || number === null ? null : ['assignment', member.id, number.e164]}
      quote={() => (answering?.quote ?? quoteAssignmentAction)(subject)}
      describe={describe}
      confirm={async (quote, key) => {
        const limits = {
          maxPurchases: quote.purchases,
          maxCharge: quote.charge,
          maxRemovalsUndone: quote.removalsUndone,
          maxRenewalIncrease: quote.renewal.increase,
        };
        const outcome = await (answering?.assign ?? assignNumberAction)({ ...subject, ...limits }, key);
        // Whatever was answered, what the pickers have found may no longer be so, and is not shown meanwhile.
        void client.resetQueries({ queryKey: queryKeys.numbers.all });
        void client.resetQueries({ queryKey: queryKeys.members.all });
        return outcome;
      }}
      quoteInRefusal={quoteOf<AssignmentQuoteView>}
      waysOut={(refusal) => <AssignmentWaysOut refusal={refusal} />}
      receipt={(receipt) => <AssignmentReceipt receipt={receipt} member={member} number={number} />}
      onClose={onClose}
    >
      {answering?.about ?? (
        <MemberPicker id={`${id}-member`} label={t('member')} value={picked} onValueChange={setPicked} />
      )}
      <NumberPicker id={`${id}-number`} value={number} onValueChange={setNumber} />
    </MoneyDialog>
  );
}

function useAssignmentQuote(member: Person | null): (quote: AssignmentQuoteView) => QuoteView {
  const t = useTranslations('assignments.assign');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return (quote) => {
    const note = [taxNote(cost, format, quote), ...capNotes(t, format, quote)].filter(Boolean).join(' ');
    const shared = { lines: quoteLines(cost, format, quote), note };
    if (quote.approval !== null) {
      return {
        ...shared,
        note: [t('askNote', { hours: quote.approval.holdHours }), shared.note].filter(Boolean).join(' '),
        tone: 'charge',
        title: t('ask'),
        confirmLabel: t('confirmAsk', { charge: format.money(quote.charge) }),
      };
    }
    if (quote.purchases > 0) {
      return {
        ...shared,
        tone: 'charge',
        title: t('buy'),
        confirmLabel: t('confirmBuy', { charge: format.money(quote.charge) }),
      };
    }
    if (quote.licencesUsed === 0)
      return { tone: 'free', title: t('unchanged', { name: member?.name ?? '' }), confirmLabel: t('confirm') };
    if (quote.removalsUndone > 0) {
      return {
        ...shared,
        tone: 'charge',
        title: t('keep', { on: format.date(quote.renewal.on) }),
        confirmLabel: t('confirm'),
      };
    }
    return { tone: 'free', title: t('free', { available: quote.available }), confirmLabel: t('confirm') };
  };
}
