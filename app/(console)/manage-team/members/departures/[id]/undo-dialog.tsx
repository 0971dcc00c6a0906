'use client';

import { useTranslations } from 'next-intl';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { DepartureUndoQuoteView, DepartureView } from '@/lib/assignments/view';
import { useFormat } from '@/lib/i18n/use-format';
import { QueryProvider } from '@/lib/query/query-provider';
import { quoteOf } from '../../../../manage-product/quote-in-refusal';
import { quoteLines, taxNote } from '../../../../manage-product/quote-lines';
import { quoteDepartureUndoAction, undoDepartureAction } from '../../[id]/leave/actions';
import { OutcomeList } from './outcome-list';

export interface UndoDialogProps {
  departure: Pick<DepartureView, 'id' | 'kind' | 'member'>;
  onClose: () => void;
}

/** Undoes a departure: what comes back, what does not and why, and what it costs, before and after (R7, R14). */
export default function UndoDialog(props: UndoDialogProps) {
  return (
    <QueryProvider>
      <UndoForm {...props} />
    </QueryProvider>
  );
}

function UndoForm({ departure, onClose }: UndoDialogProps) {
  const t = useTranslations('leaving');
  const describe = useUndoQuote();
  const { id: departureId, kind, member } = departure;
  const { name } = member;
  return (
    <MoneyDialog<DepartureUndoQuoteView, DepartureView>
      title={t('undo.title', { name })}
      description={t('undo.description', { kind, name })}
      idleLabel={t('undo.confirm')}
      quoteKey={['departure-undo', departureId]}
      quote={() => quoteDepartureUndoAction({ departureId })}
      describe={describe}
      confirm={(quote, key) =>
        undoDepartureAction(
          {
            departureId,
            maxPurchases: quote.purchases,
            maxCharge: quote.charge,
            maxRemovalsUndone: quote.removalsUndone,
            maxRenewalIncrease: quote.renewal.increase,
          },
          key,
        )
      }
      quoteInRefusal={quoteOf<DepartureUndoQuoteView>}
      waysOut={(refusal) =>
        refusal.code.startsWith('auto_purchase') ? (
          <p>
            {t.rich('undo.blocked', {
              licences: (chunks) => <TextLink href="/manage-product/licences">{chunks}</TextLink>,
            })}
          </p>
        ) : null
      }
      receipt={(undone) => (
        <StatusMessage title={t('undo.done', { name })}>
          <p>{t('undo.returned', { count: undone.numbers.filter(({ outcome }) => outcome === 'returned').length })}</p>
          <p>
            {t.rich('undo.see', {
              name,
              member: (chunks) => <TextLink href={`/manage-team/members/${member.id}`}>{chunks}</TextLink>,
            })}
          </p>
          <OutcomeList numbers={undone.numbers} />
        </StatusMessage>
      )}
      onClose={onClose}
    />
  );
}

function useUndoQuote(): (quote: DepartureUndoQuoteView) => QuoteView {
  const t = useTranslations('leaving.undo');
  const cost = useTranslations('assignments.cost');
  const format = useFormat();
  return (quote) => {
    const { purchases, removalsUndone: undone, licencesUsed: count } = quote;
    const buys = purchases > 0;
    const what = buys
      ? t('buys', { purchases })
      : undone > 0
        ? t('kept', { undone })
        : count > 0
          ? t('free', { count })
          : t('nothing');
    return {
      tone: buys || undone > 0 ? 'charge' : 'free',
      title: what,
      lines: [
        ...(quote.numbers.length > 0 ? [{ label: <OutcomeList numbers={quote.numbers} /> }] : []),
        ...quoteLines(cost, format, quote),
      ],
      note: taxNote(cost, format, quote),
      confirmLabel: buys ? t('confirmBuy', { purchases, amount: format.money(quote.charge) }) : t('confirm'),
    };
  };
}
