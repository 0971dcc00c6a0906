'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import { useFormat } from '@/lib/i18n/use-format';
import { amountText, parseAmount } from '@/lib/kernel/money';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { recordPaymentAction } from './actions';
import type { ReceivableRow } from './receivables-table';

interface PaymentDialogProps {
  company: ManagedCompany;
  invoice: ReceivableRow;
  onClose: () => void;
}

/** Records money that was received for an invoice: never more than is due (R20). */
export default function PaymentDialog({ company, invoice, onClose }: PaymentDialogProps) {
  const t = useTranslations('support-company.payment');
  const format = useFormat();
  const { number, amountDue } = invoice;
  const amountOf = (text: string) => parseAmount(text, amountDue.currency);
  const form = useEntryForm<Record<'amount' | 'receivedOn' | 'reference', string>, { due: number }>(
    { amount: amountText(amountDue), receivedOn: '', reference: '' },
    ({ amount, receivedOn, reference }, key) =>
      recordPaymentAction(
        company.id,
        {
          number,
          amount: amountOf(amount) ?? 0,
          ...(receivedOn !== '' && { receivedOn }),
          ...(reference.trim() !== '' && { reference }),
        },
        key,
      ),
    { check: ({ amount }) => ({ amount: (amountOf(amount) ?? 0) > 0 ? undefined : t('amountWrong') }) },
  );
  const { field, change, values } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('title', { number })}
      description={t('description', { name: company.name, amount: invoice.dueText })}
      confirmLabel={t('confirm')}
      receipt={({ due }) => (
        <StatusMessage
          title={
            due === 0
              ? t('paid', { number })
              : t('left', { number, amount: format.money({ amount: due, currency: amountDue.currency }) })
          }
        />
      )}
      onClose={onClose}
    >
      <TextField
        {...field('amount')}
        label={t('amount')}
        unit={amountDue.currency}
        inputMode="decimal"
        autoComplete="off"
        className="max-w-56"
        value={values.amount}
        onChange={(event) => change({ amount: event.target.value })}
      />
      <TextField
        {...field('receivedOn')}
        type="date"
        label={t('receivedOn')}
        hint={t('receivedOnHint')}
        className="max-w-56"
        value={values.receivedOn}
        onChange={(event) => change({ receivedOn: event.target.value })}
      />
      <TextField
        {...field('reference')}
        label={t('reference')}
        hint={t('referenceHint')}
        maxLength={140}
        autoComplete="off"
        value={values.reference}
        onChange={(event) => change({ reference: event.target.value })}
      />
    </FormDialog>
  );
}
