'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { StatusMessage } from '@/components/ui/status-message';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import type { PlannedChangeView } from '@/lib/planned-changes/view';
import { QueryProvider } from '@/lib/query/query-provider';
import { quoteAssignmentAction } from '../actions';
import { AssignmentWaysOut } from '../assignment-ways-out';
import { useRefreshing } from '../number-acts/use-refreshing';
import { quoteOf } from '../quote-in-refusal';
import { quoteLines, taxNote } from '../quote-lines';
import { retryPlannedChangeAction } from './actions';
import type { PlannedDialogProps } from './planned-row';

/** Does now what failed on its day; an assignment at the price of today, which is confirmed here (R7). */
export default function RetryDialog(props: PlannedDialogProps) {
  return props.change.kind === 'assign' ? (
    <QueryProvider>
      <RetryAssignment {...props} />
    </QueryProvider>
  ) : (
    <RetryAct {...props} />
  );
}

function RetryAct({ change, onClose }: PlannedDialogProps) {
  const t = useTranslations('planned-changes.retry');
  const refreshing = useRefreshing();
  return (
    <ActDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      entry={change.id}
      act={(key) => refreshing(retryPlannedChangeAction({ plannedChangeId: change.id }, key))}
      receipt={() => <StatusMessage title={t('done')} />}
      onClose={onClose}
    >
      <p className="font-medium">{change.sentence}</p>
      <p>{t('text')}</p>
    </ActDialog>
  );
}

function RetryAssignment({ change, onClose }: PlannedDialogProps) {
  const t = useTranslations('planned-changes.retry');
  const refreshing = useRefreshing();
  const describe = useQuote();
  const { number, memberId } = change;
  const subject = {
    memberId: memberId ?? '',
    ...(number.id === null ? { e164: number.e164 } : { numberId: number.id }),
  };
  return (
    <MoneyDialog<AssignmentQuoteView, PlannedChangeView>
      title={t('title')}
      description={t('description')}
      idleLabel={t('confirm')}
      quoteKey={['retry', change.id]}
      quote={() => quoteAssignmentAction(subject)}
      describe={describe}
      confirm={(quote, key) =>
        refreshing(
          retryPlannedChangeAction(
            {
              plannedChangeId: change.id,
              maxPurchases: quote.purchases,
              maxCharge: quote.charge,
              maxRemovalsUndone: quote.removalsUndone,
              maxRenewalIncrease: quote.renewal.increase,
            },
            key,
          ),
        )
      }
      quoteInRefusal={quoteOf<AssignmentQuoteView>}
      waysOut={(refusal) => <AssignmentWaysOut refusal={refusal} />}
      receipt={() => <StatusMessage title={t('done')} />}
      onClose={onClose}
    >
      <p className="font-medium">{change.sentence}</p>
    </MoneyDialog>
  );
}

function useQuote(): (quote: AssignmentQuoteView) => QuoteView {
  const t = useTranslations('planned-changes.retry');
  const assign = useTranslations('assignments.assign');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return (quote) => {
    const shared = { lines: quoteLines(cost, format, quote), note: taxNote(cost, format, quote) };
    if (quote.purchases > 0)
      return {
        ...shared,
        tone: 'charge',
        title: assign('buy'),
        confirmLabel: assign('confirmBuy', { charge: format.money(quote.charge) }),
      };
    if (quote.removalsUndone > 0)
      return {
        ...shared,
        tone: 'charge',
        title: assign('keep', { on: format.date(quote.renewal.on) }),
        confirmLabel: t('confirm'),
      };
    return { tone: 'free', title: assign('free', { available: quote.available }), confirmLabel: t('confirm') };
  };
}
