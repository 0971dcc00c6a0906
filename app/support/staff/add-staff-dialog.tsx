'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { OneTimeLink } from '../one-time-link';
import { useEntryForm } from '../use-entry-form';
import { createStaffAction } from './actions';

const ROLES = ['support', 'operator'] as const;
type Role = (typeof ROLES)[number];

/** Lets somebody of the operator in: with a link that is shown once. Who has the role already gets a new link. */
export default function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('support-staff');
  const form = useEntryForm({ email: '', role: 'support' }, ({ email, role }, key) =>
    createStaffAction({ email, role: role as Role }, key),
  );
  const { field, change, values } = form;
  return (
    <FormDialog
      {...form.dialog}
      title={t('add.title')}
      description={t('add.description')}
      confirmLabel={t('add.confirm')}
      receipt={({ value, link }) => (
        <OneTimeLink
          title={t(value.created ? 'add.done' : 'add.there', { email: value.email, role: t(`roleOf.${value.role}`) })}
          email={value.email}
          link={link}
        />
      )}
      onClose={onClose}
    >
      <TextField
        {...field('email')}
        type="email"
        label={t('add.email')}
        autoComplete="off"
        value={values.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <SelectField
        {...field('role')}
        label={t('columns.role')}
        hint={t(`add.hint.${values.role === 'operator' ? 'operator' : 'support'}`)}
        value={values.role}
        options={ROLES.map((role) => ({ value: role, label: t(`roleOf.${role}`) }))}
        onChange={(event) => change({ role: event.target.value })}
      />
    </FormDialog>
  );
}
