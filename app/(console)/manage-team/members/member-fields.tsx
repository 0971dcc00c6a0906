'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { DepartmentName } from '@/lib/members/view';
import type { MemberErrors, NewMember } from './new-member';

interface MemberFieldsProps {
  /** Makes the id of a field. */
  idOf: (name: keyof NewMember) => string;
  values: NewMember;
  errors: MemberErrors;
  onChange: (change: Partial<NewMember>) => void;
  mayAddOwners: boolean;
}

/** The fields of a new member. */
export function MemberFields({ idOf, values, errors, onChange, mayAddOwners }: MemberFieldsProps) {
  const t = useTranslations('member-add');
  const members = useTranslations('members');
  const { choices: departments, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(fetchChoices, []);
  const roles = memberRoles.filter((role) => role !== 'owner' || mayAddOwners);
  const field = (name: keyof NewMember) => ({
    id: idOf(name),
    label: t(name === 'departmentId' ? 'department' : name),
    error: errors[name] && t(`errors.${errors[name]}`),
    value: values[name],
  });
  const typed = (name: 'firstName' | 'lastName' | 'email') => ({
    ...field(name),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField {...typed('firstName')} maxLength={80} />
        <TextField {...typed('lastName')} maxLength={80} />
      </div>
      <TextField {...typed('email')} type="email" inputMode="email" autoCapitalize="none" spellCheck={false} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          {...field('role')}
          hint={members(`roleHint.${values.role}`)}
          options={roles.map((role) => ({ value: role, label: members(`roleOf.${role}`) }))}
          onChange={(event) => onChange({ role: roles.find((role) => role === event.target.value) ?? 'member' })}
        />
        <SelectField
          {...field('departmentId')}
          options={[
            { value: '', label: t('noDepartment') },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ departmentId: event.target.value })}
        />
      </div>
    </>
  );
}

const memberRoles = [
  'member',
  'team_lead',
  'billing_manager',
  'admin',
  'owner',
] as const satisfies readonly NewMember['role'][];
