'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { RadioField } from '@/components/ui/choice-fields';
import { StatusMessage } from '@/components/ui/status-message';
import type { FrequencyQuoteView } from '@/lib/billing/view';
import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import { useFormat } from '@/lib/i18n/use-format';
import { QueryProvider } from '@/lib/query/query-provider';
import { quoteOf } from '../manage-product/quote-in-refusal';
import { changeFrequencyAction, quoteFrequencyChangeAction } from './actions';
import { shownRenewals } from './shown-renewals';

export interface FrequencyDialogProps {
  subscriptionId: string;
  /** The frequency that its licences take. */
  to: 'monthly' | 'yearly';
  /** The day of the next renewal, in words. */
  on: string;
  onClose: () => void;
}

/** Changes a subscription's frequency: with its renewal, or from monthly to yearly at once; both with what they cost (R7, R21). */
export default function FrequencyDialog(props: FrequencyDialogProps) {
  return (
    <QueryProvider>
      <FrequencyForm {...props} />
    </QueryProvider>
  );
}

function FrequencyForm({ subscriptionId, to, on, onClose }: FrequencyDialogProps) {
  const t = useTranslations('billing.frequency');
  const id = useId();
  const [when, setWhen] = useState<'renewal' | 'now'>('renewal');
  const describe = useFrequencyQuote();
  const wish = { subscriptionId, billingFrequency: to, when };
  const values = { frequency: to, on };
  return (
    <MoneyDialog<FrequencyQuoteView, FrequencyQuoteView>
      title={t('title', values)}
      description={t('description')}
      idleLabel={t('open', values)}
      quoteKey={['frequency', subscriptionId, to, when]}
      quote={() => quoteFrequencyChangeAction(wish)}
      describe={describe}
      confirm={(quote, key) => changeFrequencyAction({ ...wish, ...limitsOf(quote) }, key)}
      quoteInRefusal={quoteOf<FrequencyQuoteView>}
      receipt={(quote) => <Receipt quote={quote} />}
      onClose={onClose}
    >
      {to === 'yearly' ? (
        <RadioField
          id={`${id}-when`}
          name={`${id}-when`}
          legend={t('when')}
          defaultValue={when}
          onValueChange={(value) => setWhen(value === 'now' ? 'now' : 'renewal')}
          options={[
            { value: 'renewal', label: t('whenRenewal', values), hint: t('whenRenewalHint') },
            { value: 'now', label: t('whenNow'), hint: t('whenNowHint') },
          ]}
        />
      ) : null}
    </MoneyDialog>
  );
}

/** What was shown is the most that happens (R7). */
const limitsOf = (quote: FrequencyQuoteView) => ({
  maxCharge: quote.charge,
  minCredit: quote.credit,
  maxRenewals: shownRenewals(quote),
});

function useFrequencyQuote(): (quote: FrequencyQuoteView) => QuoteView {
  const t = useTranslations('billing.frequency');
  const words = useTranslations('billing');
  const format = useFormat();
  return (quote) => {
    const values = {
      frequency: quote.billingFrequency,
      on: format.date(quote.on, 'long'),
      count: quote.quantity,
      charge: format.money(quote.charge),
    };
    const line = (sign: string) => (one: FrequencyQuoteView['lines'][number]) => ({
      label: lineTitle(words, one),
      amount: `${sign}${format.money(one.amount)}`,
      detail: lineFormula(words, format, one),
    });
    const then = quote.renewals.map(({ billingFrequency: frequency, on, before, after }) => ({
      label: words('planChange.then', { frequency, on: format.date(on, 'long') }),
      amount: format.money(after),
      detail: words('planChange.before', { before: format.money(before) }),
    }));
    const now = quote.when === 'now';
    const paid = quote.total.amount - quote.due.amount;
    const rest = { ...quote.creditTotal, amount: quote.creditTotal.amount - paid };
    const tax = {
      total: format.money(quote.total),
      credit: format.money({ ...quote.creditTotal, amount: paid }),
      due: format.money(quote.due),
    };
    const noteNow = [t('noteNow', tax), rest.amount > 0 ? t('noteRest', { rest: format.money(rest) }) : null];
    return {
      tone: now ? 'charge' : 'free',
      title: now ? t('effectNow', values) : t('effectRenewal', values),
      lines: [...quote.lines.map(line('')), ...quote.credits.map(line('−')), ...then],
      note: now ? noteNow.filter(Boolean).join(' ') : t('noteRenewal', values),
      confirmLabel: now ? t('confirmNow', values) : t('confirm', values),
    };
  };
}

function Receipt({ quote }: { quote: FrequencyQuoteView }) {
  const t = useTranslations('billing.frequency');
  const format = useFormat();
  const values = { frequency: quote.billingFrequency, on: format.date(quote.on, 'long') };
  return (
    <StatusMessage title={t('done', values)}>
      {quote.when === 'now' ? (
        <p>
          {t('charged', {
            charge: format.money(quote.charge),
            credit: format.money(quote.credit),
            due: format.money(quote.due),
          })}
        </p>
      ) : null}
    </StatusMessage>
  );
}
