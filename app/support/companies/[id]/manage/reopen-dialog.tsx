'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextAreaField } from '@/components/ui/text-area-field';
import type { StandingView } from '@/lib/invoices/view';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { reopenCompanyAction } from './actions';

/** Lets a closed company in again (R22). */
export default function ReopenDialog({ company, onClose }: { company: ManagedCompany; onClose: () => void }) {
  const t = useTranslations('support-company.reopen');
  const form = useEntryForm<{ reason: string }, StandingView>(
    { reason: '' },
    ({ reason }, key) => reopenCompanyAction(company.id, { reason }, key),
    { check: ({ reason }) => ({ reason: reason.trim() === '' ? t('reasonMissing') : undefined }) },
  );
  return (
    <FormDialog
      {...form.dialog}
      title={t('title', { name: company.name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      receipt={() => <StatusMessage title={t('done', { name: company.name })} />}
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
