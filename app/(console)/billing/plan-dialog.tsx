'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { MoneyDialog } from '@/components/money-dialog/money-dialog';
import type { QuoteView } from '@/components/money-dialog/quote-box';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import type { PlanQuoteView } from '@/lib/billing/view';
import { lineFormula, lineTitle } from '@/lib/i18n/line-words';
import { useFormat } from '@/lib/i18n/use-format';
import { QueryProvider } from '@/lib/query/query-provider';
import { quoteOf } from '../manage-product/quote-in-refusal';
import { changePlanAction, quotePlanChangeAction } from './actions';
import { shownRenewals } from './shown-renewals';

export type PlanChoice = { code: string; name: string; memberNumberLimit: number };

interface PlanDialogProps {
  plans: readonly PlanChoice[];
  present: string;
  /** The plan that waits for the next renewal. */
  pending: string | null;
  onClose: () => void;
}

/** Changes the plan: what it costs now and at the next renewals, confirmed at most at that price (R7, R21). */
export default function PlanDialog(props: PlanDialogProps) {
  return (
    <QueryProvider>
      <PlanForm {...props} />
    </QueryProvider>
  );
}

function PlanForm({ plans, present, pending, onClose }: PlanDialogProps) {
  const t = useTranslations('billing.planChange');
  const id = useId();
  const choices = plans.filter(({ code }) => pending !== null || code !== present);
  const [plan, setPlan] = useState(pending === null ? (choices[0]?.code ?? present) : present);
  const describe = usePlanQuote();
  return (
    <MoneyDialog<PlanQuoteView, PlanQuoteView>
      title={t('title')}
      description={t('description')}
      idleLabel={t('open')}
      quoteKey={['plan', plan]}
      quote={() => quotePlanChangeAction({ plan })}
      describe={describe}
      confirm={(quote, key) =>
        changePlanAction({ plan, maxCharge: quote.charge, maxRenewals: shownRenewals(quote) }, key)
      }
      quoteInRefusal={quoteOf<PlanQuoteView>}
      receipt={(quote) => <Receipt quote={quote} />}
      onClose={onClose}
    >
      <SelectField
        id={`${id}-plan`}
        label={t('plan')}
        value={plan}
        onChange={(event) => setPlan(event.target.value)}
        options={choices.map(({ code, name, memberNumberLimit: limit }) => ({
          value: code,
          label: code === present ? t('keep', { plan: name }) : t('choice', { plan: name, limit }),
        }))}
      />
    </MoneyDialog>
  );
}

function usePlanQuote(): (quote: PlanQuoteView) => QuoteView {
  const t = useTranslations('billing.planChange');
  const words = useTranslations('billing');
  const format = useFormat();
  return (quote) => {
    const { direction, plan, charge } = quote;
    const values = { plan: plan.name, on: format.date(quote.on, 'long'), charge: format.money(charge) };
    const now = quote.lines.map((line) => ({
      label: lineTitle(words, line),
      amount: format.money(line.amount),
      detail: lineFormula(words, format, line),
    }));
    const then = quote.renewals.map(({ billingFrequency: frequency, on, before, after }) => ({
      label: t('then', { frequency, on: format.date(on, 'long') }),
      amount: format.money(after),
      detail: t('before', { before: format.money(before) }),
    }));
    const over = quote.membersOverLimit;
    return {
      tone: charge.amount > 0 ? 'charge' : 'free',
      title: t(`what.${direction}`, values),
      lines: [...now, ...then],
      note: [
        over > 0 ? t('overLimit', { count: over, limit: plan.memberNumberLimit }) : null,
        charge.amount > 0 ? t('withTax', { total: format.money(quote.total) }) : t('excludingTax'),
      ]
        .filter((sentence) => sentence !== null)
        .join(' '),
      confirmLabel: charge.amount > 0 ? t('confirmCharge', values) : t(`confirm.${direction}`, values),
    };
  };
}

function Receipt({ quote }: { quote: PlanQuoteView }) {
  const t = useTranslations('billing.planChange');
  const format = useFormat();
  const { direction, plan, charge } = quote;
  const values = { plan: plan.name, on: format.date(quote.on, 'long') };
  return (
    <StatusMessage title={t(`done.${direction}`, values)}>
      {charge.amount > 0 ? <p>{t('charged', { charge: format.money(charge) })}</p> : null}
    </StatusMessage>
  );
}
