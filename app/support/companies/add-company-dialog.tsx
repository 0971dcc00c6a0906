'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { TimeZoneChoice } from '@/lib/i18n/time-zones';
import { BILLING_FREQUENCIES, type BillingFrequency } from '@/lib/kernel/calendar';
import { TimeZoneChoiceField } from '../../(console)/settings/company/time-zone-choice';
import { OneTimeLink } from '../one-time-link';
import { useEntryForm } from '../use-entry-form';
import { createCompanyAction } from './actions';
import { manageHref } from './path';

type PlanCode = 'connect' | 'advanced' | 'max';

export interface AddCompanyProps {
  plans: { code: string; name: string }[];
  /** The currencies that anything is sold in. */
  currencies: string[];
  timeZones: TimeZoneChoice[];
  onClose: () => void;
}

const blank = (currency: string) => ({
  name: '',
  plan: 'connect',
  frequency: 'monthly',
  currency,
  timeZone: 'Europe/Paris',
  ownerEmail: '',
});

/** Opens a company with its first owner, whose one-time link is shown once. */
export default function AddCompanyDialog({ plans, currencies, timeZones, onClose }: AddCompanyProps) {
  const t = useTranslations('support-companies.add');
  const form = useEntryForm(blank(currencies.find((one) => one === 'EUR') ?? currencies[0] ?? 'EUR'), (values, key) =>
    createCompanyAction(
      { ...values, plan: values.plan as PlanCode, frequency: values.frequency as BillingFrequency },
      key,
    ),
  );
  const { values, change, field } = form;
  return (
    <FormDialog
      title={t('title')}
      description={t('description')}
      confirmLabel={t('confirm')}
      {...form.dialog}
      receipt={({ value, link }) => (
        <OneTimeLink
          title={t('done', { name: value.name })}
          email={value.ownerEmail}
          link={link}
          more={{ href: manageHref(value.id), label: t('manage', { name: value.name }) }}
        />
      )}
      onClose={onClose}
    >
      <TextField
        {...field('name')}
        label={t('name')}
        maxLength={120}
        autoComplete="off"
        value={values.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        {...field('ownerEmail')}
        type="email"
        label={t('ownerEmail')}
        hint={t('ownerEmailHint')}
        autoComplete="off"
        value={values.ownerEmail}
        onChange={(event) => change({ ownerEmail: event.target.value })}
      />
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
        hint={t('currencyHint')}
        value={values.currency}
        options={currencies.map((value) => ({ value, label: value }))}
        onChange={(event) => change({ currency: event.target.value })}
      />
      <TimeZoneChoiceField
        {...field('timeZone')}
        label={t('timeZone')}
        choices={timeZones}
        value={values.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
    </FormDialog>
  );
}
