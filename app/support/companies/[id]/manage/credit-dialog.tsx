'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { MoneyAmount } from '@/lib/i18n/format';
import { useFormat } from '@/lib/i18n/use-format';
import { amountText, parseAmount } from '@/lib/kernel/money';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { setCreditLimitAction } from './actions';

interface CreditDialogProps {
  company: ManagedCompany;
  creditLimit: MoneyAmount | null;
  onClose: () => void;
}

/** Agrees for how much a company may buy while an invoice of it is overdue; empty is what everybody has (R22). */
export default function CreditDialog({ company, creditLimit, onClose }: CreditDialogProps) {
  const t = useTranslations('support-company.credit');
  const format = useFormat();
  const amountOf = (text: string) => (text.trim() === '' ? null : parseAmount(text.trim(), company.currency));
  const form = useEntryForm<{ amount: string }, { creditLimit: MoneyAmount | null }>(
    { amount: creditLimit === null ? '' : amountText(creditLimit) },
    ({ amount }, key) => setCreditLimitAction(company.id, { amount: amountOf(amount) }, key),
    {
      check: ({ amount }) => ({
        amount: amount.trim() !== '' && amountOf(amount) === null ? t('amountWrong') : undefined,
      }),
    },
  );
  return (
    <FormDialog
      {...form.dialog}
      title={t('title', { name: company.name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={({ creditLimit: set }) => (
        <StatusMessage title={set === null ? t('none') : t('done', { amount: format.money(set) })} />
      )}
      onClose={onClose}
    >
      <TextField
        {...form.field('amount')}
        label={t('amount')}
        hint={t('amountHint')}
        unit={company.currency}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-56"
        value={form.values.amount}
        onChange={(event) => form.change({ amount: event.target.value })}
      />
    </FormDialog>
  );
}
