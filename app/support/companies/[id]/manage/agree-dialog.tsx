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
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { agreePriceAction } from './actions';

export interface AgreeDialogProps {
  company: ManagedCompany;
  plans: { code: string; name: string }[];
  onClose: () => void;
}

/** Agrees a price with the company, from a day on, perhaps until another, perhaps for a minimum of licences (R19). */
export default function AgreeDialog({ company, plans, onClose }: AgreeDialogProps) {
  const t = useTranslations('support-company.agree');
  const format = useFormat();
  const form = useEntryForm<Entries, PriceView>(
    { plan: company.plan, frequency: 'monthly', amount: '', from: '', until: '', minimum: '' },
    (values, key) => agreePriceAction(company.id, inputOf(values, company.currency), key),
    {
      check: ({ amount, from, minimum }) => ({
        amount: parseAmount(amount, company.currency) === null ? t('amountWrong') : undefined,
        from: from === '' ? t('fromMissing') : undefined,
        minimum: minimum.trim() === '' || /^\d{1,7}$/.test(minimum.trim()) ? undefined : t('minimumWrong'),
      }),
      named: {
        billingFrequency: 'frequency',
        unitPrice: 'amount',
        validFrom: 'from',
        validUntil: 'until',
        minimumLicences: 'minimum',
      },
    },
  );
  const { field, change, values } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('title', { name: company.name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={({ unitPrice, validFrom }) => (
        <StatusMessage
          title={t('done', {
            price: format.money(unitPrice),
            name: company.name,
            from: format.date(validFrom, 'long'),
          })}
        />
      )}
      onClose={onClose}
    >
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
      <TextField
        {...field('amount')}
        label={t('amount')}
        unit={company.currency}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-56"
        value={values.amount}
        onChange={(event) => change({ amount: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          {...field('from')}
          type="date"
          label={t('from')}
          value={values.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          {...field('until')}
          type="date"
          label={t('until')}
          hint={t('untilHint')}
          value={values.until}
          onChange={(event) => change({ until: event.target.value })}
        />
      </div>
      <TextField
        {...field('minimum')}
        label={t('minimum')}
        hint={t('minimumHint')}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-44"
        value={values.minimum}
        onChange={(event) => change({ minimum: event.target.value })}
      />
    </FormDialog>
  );
}

type Entries = Record<'plan' | 'frequency' | 'amount' | 'from' | 'until' | 'minimum', string>;

const inputOf = ({ plan, frequency, amount, from, until, minimum }: Entries, currency: string) => ({
  plan,
  billingFrequency: frequency as BillingFrequency,
  unitPrice: { amount: parseAmount(amount, currency) ?? 0, currency },
  validFrom: from,
  ...(until !== '' && { validUntil: until }),
  ...(minimum.trim() !== '' && { minimumLicences: Number(minimum) }),
});
