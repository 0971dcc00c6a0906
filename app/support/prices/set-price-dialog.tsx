'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import { useFormat } from '@/lib/i18n/use-format';
import { BILLING_FREQUENCIES, type BillingFrequency } from '@/lib/kernel/calendar';
import { parseAmount } from '@/lib/kernel/money';
import type { PriceView } from '@/lib/licences/view';
import { useEntryForm } from '../use-entry-form';
import { setListPriceAction } from './actions';
import { PriceEffect } from './price-effect';

export interface SetPriceProps {
  plans: { code: string; name: string }[];
  prices: readonly PriceView[];
  today: string;
  noticeDays: number;
  onClose: () => void;
}

/** Sets a list price from a day on, and says whom it concerns from when (R19). */
export default function SetPriceDialog({ plans, prices, today, noticeDays, onClose }: SetPriceProps) {
  const t = useTranslations('support-prices.set');
  const format = useFormat();
  const currencies = [...new Set(prices.map(({ unitPrice }) => unitPrice.currency))].sort();
  const opened = {
    plan: plans[0]?.code ?? '',
    frequency: 'monthly',
    currency: currencies[0] ?? 'EUR',
    amount: '',
    from: '',
  };
  const form = useEntryForm<typeof opened, PriceView>(
    opened,
    (values, key) =>
      setListPriceAction(
        { ...priceOf(values), unitPrice: priceOf(values).unitPrice ?? { amount: 0, currency: '' } },
        key,
      ),
    {
      check: ({ amount, currency, from }) => ({
        amount: parseAmount(amount, currency) === null ? t('amountWrong') : undefined,
        from: from > today ? undefined : t('fromWrong'),
      }),
      named: { billingFrequency: 'frequency', unitPrice: 'amount', validFrom: 'from' },
    },
  );
  const { field, change, values } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('title')}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={({ unitPrice, validFrom }) => (
        <StatusMessage title={t('done', { price: format.money(unitPrice), from: format.date(validFrom, 'long') })}>
          <p>{t('told')}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          {...field('plan')}
          label={t('plan')}
          value={values.plan}
          options={plans.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => change({ plan: event.target.value })}
        />
        <SelectField
          {...field('frequency')}
          label={t('frequency')}
          value={values.frequency}
          options={BILLING_FREQUENCIES.map((value) => ({ value, label: t(`frequencyOf.${value}`) }))}
          onChange={(event) => change({ frequency: event.target.value })}
        />
        <SelectField
          {...field('currency')}
          label={t('currency')}
          value={values.currency}
          options={currencies.map((value) => ({ value, label: value }))}
          onChange={(event) => change({ currency: event.target.value })}
        />
        <TextField
          {...field('amount')}
          label={t('amount')}
          inputMode="decimal"
          autoComplete="off"
          value={values.amount}
          onChange={(event) => change({ amount: event.target.value })}
        />
      </div>
      <TextField
        {...field('from')}
        type="date"
        label={t('from')}
        className="max-w-56"
        value={values.from}
        onChange={(event) => change({ from: event.target.value })}
      />
      <PriceEffect price={priceOf(values)} prices={prices} today={today} noticeDays={noticeDays} />
    </FormDialog>
  );
}

function priceOf(values: Record<'plan' | 'frequency' | 'currency' | 'amount' | 'from', string>) {
  const { plan, frequency, currency, amount, from } = values;
  const minor = parseAmount(amount, currency);
  return {
    plan,
    billingFrequency: frequency as BillingFrequency,
    unitPrice: minor === null ? null : { amount: minor, currency },
    validFrom: from,
  };
}
