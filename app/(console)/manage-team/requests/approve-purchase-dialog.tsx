'use client';

import { useTranslations } from 'next-intl';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { DetailsList } from '@/components/ui/details-list';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { AssignmentQuoteView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { QueryProvider } from '@/lib/query/query-provider';
import type { ApprovedRequestView } from '@/lib/requests/view';
import { AssignmentWaysOut } from '../../manage-product/assignment-ways-out';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { quoteOf } from '../../manage-product/quote-in-refusal';
import { capNotes, quoteLines, taxNote } from '../../manage-product/quote-lines';
import { approveRequestAction, quoteRequestAction } from './actions';
import type { RequestDialogProps } from './request-row';

/** Approves a purchase: quoted anew, and at most what is shown here is charged (R7, R23). */
export default function ApprovePurchaseDialog(props: RequestDialogProps) {
  return (
    <QueryProvider>
      <ApproveForm {...props} />
    </QueryProvider>
  );
}

function ApproveForm({ request, onClose }: RequestDialogProps) {
  const t = useTranslations('requests.approvePurchase');
  const refreshing = useRefreshing();
  const describe = useQuote();
  const { id: requestId, member, number, askedBy, asked, wish } = request;
  return (
    <MoneyDialog<AssignmentQuoteView, ApprovedRequestView>
      title={t('title')}
      description={t('description')}
      idleLabel={t('confirmFree')}
      quoteKey={['request', requestId]}
      quote={() => quoteRequestAction({ requestId })}
      describe={describe}
      confirm={(quote, key) =>
        refreshing(
          approveRequestAction(
            {
              requestId,
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
      receipt={(receipt) => <Receipt receipt={receipt} />}
      onClose={onClose}
    >
      <DetailsList
        label={t('about')}
        items={[
          { term: t('asked'), value: `${asked.text}, ${askedBy}` },
          ...(member === null ? [] : [{ term: t('member'), value: member.name }]),
          number === null ? { term: t('wish'), value: wish } : { term: t('number'), value: number.display },
        ]}
      />
    </MoneyDialog>
  );
}

function useQuote(): (quote: AssignmentQuoteView) => QuoteView {
  const t = useTranslations('requests.approvePurchase');
  const cost = useTranslations('assignments.cost');
  const assign = useTranslations('assignments.assign');
  const format = useFormat();
  return (quote) => {
    const note = [taxNote(cost, format, quote), ...capNotes(assign, format, quote)].filter(Boolean).join(' ');
    const shared = { lines: quoteLines(cost, format, quote), note };
    if (quote.purchases > 0)
      return {
        ...shared,
        tone: 'charge',
        title: t('buys'),
        confirmLabel: t('confirm', { charge: format.money(quote.charge) }),
      };
    const confirmLabel = t('confirmFree');
    if (quote.removalsUndone > 0)
      return { ...shared, tone: 'charge', title: t('keeps', { on: format.date(quote.renewal.on) }), confirmLabel };
    return { tone: 'free', title: t('free'), confirmLabel };
  };
}

function Receipt({ receipt: { licenceOrigin, purchase, request } }: { receipt: ApprovedRequestView }) {
  const t = useTranslations('requests.approvePurchase');
  const format = useFormat();
  return (
    <StatusMessage
      title={
        request.member === null
          ? t('done')
          : t('doneFor', { number: request.number?.display ?? '', name: request.member.name })
      }
    >
      <p>
        {purchase === null
          ? t(licenceOrigin === 'removal_undone' ? 'doneKept' : 'doneFree')
          : t.rich('doneBought', {
              charge: format.money(purchase.charge),
              purchase: (chunks) => (
                <TextLink href={`/manage-product/licences/purchases/${purchase.id}`}>{chunks}</TextLink>
              ),
            })}
      </p>
    </StatusMessage>
  );
}
