'use client';

import { useTranslations } from 'next-intl';
import { SecondFactorEffects } from '@/app/second-factor-effects';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { resetSecondFactorAction } from './actions';

/** Takes the second factor of one of the company's people away; by the address, since the operator sees no members (R24). */
export default function ResetDialog({ company, onClose }: { company: ManagedCompany; onClose: () => void }) {
  const t = useTranslations('second-factor-reset');
  const form = useEntryForm({ email: '' }, ({ email }, key) =>
    resetSecondFactorAction({ email: email.trim(), companyId: company.id }, key),
  );
  return (
    <FormDialog
      {...form.dialog}
      title={t('titleOfSomebody')}
      description={t('description')}
      confirmLabel={t('confirm')}
      danger
      receipt={({ email, done }) => <StatusMessage title={t(done ? 'done' : 'already', { name: email })} />}
      onClose={onClose}
    >
      <TextField
        {...form.field('email')}
        type="email"
        label={t('email')}
        hint={t('emailHint', { company: company.name })}
        autoComplete="off"
        value={form.values.email}
        onChange={(event) => form.change({ email: event.target.value })}
      />
      <SecondFactorEffects told="told" />
    </FormDialog>
  );
}
