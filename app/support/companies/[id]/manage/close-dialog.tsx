'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import type { StandingView } from '@/lib/invoices/view';
import { useEntryForm } from '../../../use-entry-form';
import type { ManagedCompany } from './account';
import { closeCompanyAction } from './actions';

interface CloseDialogProps {
  company: ManagedCompany;
  licences: number;
  onClose: () => void;
}

/** Closes a company at once, as it is closed when nobody pays (R22): its name is typed, so that it is no slip of the hand. */
export default function CloseDialog({ company, licences, onClose }: CloseDialogProps) {
  const t = useTranslations('support-company.close');
  const form = useEntryForm<{ reason: string; name: string }, StandingView>(
    { reason: '', name: '' },
    ({ reason }, key) => closeCompanyAction(company.id, { reason }, key),
    {
      check: ({ reason, name }) => ({
        reason: reason.trim() === '' ? t('reasonMissing') : undefined,
        name: name.trim() === company.name ? undefined : t('nameWrong', { name: company.name }),
      }),
    },
  );
  const { values, change, field } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('title', { name: company.name })}
      description={t('description')}
      confirmLabel={t('confirm')}
      danger
      receipt={() => <StatusMessage title={t('done', { name: company.name })} />}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('description')}
        items={[
          { term: t('terms.licences'), effect: t('licences', { count: licences }) },
          { term: t('terms.numbers'), effect: t('numbers') },
          { term: t('terms.people'), effect: t('people') },
        ]}
      />
      <TextAreaField
        {...field('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={500}
        value={values.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <TextField
        {...field('name')}
        label={t('name', { name: company.name })}
        autoComplete="off"
        spellCheck={false}
        value={values.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </FormDialog>
  );
}
