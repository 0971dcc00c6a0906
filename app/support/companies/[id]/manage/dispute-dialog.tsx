'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextAreaField } from '@/components/ui/text-area-field';
import type { DisputeView } from '@/lib/invoices/view';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { endDisputeAction, openDisputeAction } from './actions';
import type { ReceivableRow } from './receivables-table';

interface DisputeDialogProps {
  company: ManagedCompany;
  invoice: ReceivableRow;
  onClose: () => void;
}

/** Notes that the company disputes an invoice, which stops its clock, or that the dispute is settled (R22). */
export default function DisputeDialog({ company, invoice: { number, disputed }, onClose }: DisputeDialogProps) {
  const t = useTranslations('support-company.dispute');
  const kind = disputed === null ? 'begin' : 'end';
  const act = disputed === null ? openDisputeAction : endDisputeAction;
  const form = useEntryForm<{ reason: string }, DisputeView>({ reason: '' }, ({ reason }, key) =>
    act(company.id, { invoice: number, ...(reason.trim() !== '' && { reason }) }, key),
  );
  return (
    <FormDialog
      {...form.dialog}
      title={t(`${kind}.title`, { number })}
      description={t(`${kind}.description`)}
      confirmLabel={t(`${kind}.confirm`)}
      receipt={() => <StatusMessage title={t(`${kind}.done`, { number })} />}
      onClose={onClose}
    >
      <TextAreaField
        {...form.field('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={500}
        value={form.values.reason}
        onChange={(event) => form.change({ reason: event.target.value })}
      />
    </FormDialog>
  );
}
