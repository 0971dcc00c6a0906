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
  /** With the name of the department, if that is what changed. */
  onChange: (change: Partial<NewMember>, departmentName?: string | null) => void;
  mayAddOwners: boolean;
  /** The department of the values, by name, until the others are fetched. */
  department?: DepartmentName | null;
  /** Only the department can be chosen. */
  placeOnly?: boolean;
  emailHint?: string | undefined;
}

/** The fields of a new member. */
export function MemberFields(props: MemberFieldsProps) {
  const { idOf, values, errors, onChange, mayAddOwners, department, placeOnly, emailHint } = props;
  const t = useTranslations('member-add');
  const members = useTranslations('members');
  const { choices, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(fetchChoices, []);
  const departments = choices.length === 0 && department ? [department] : choices;
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
  const placeField = (
    <SelectField
      {...field('departmentId')}
      options={[
        { value: '', label: t('noDepartment') },
        ...departments.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={({ target: { value } }) =>
        onChange({ departmentId: value }, departments.find(({ id }) => id === value)?.name ?? null)
      }
    />
  );
  if (placeOnly) return placeField;
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField {...typed('firstName')} maxLength={80} />
        <TextField {...typed('lastName')} maxLength={80} />
      </div>
      <TextField
        {...typed('email')}
        hint={emailHint}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          {...field('role')}
          hint={
            <>
              {members(`roleHint.${values.role}`)}.{' '}
              <a href="/settings/permissions" target="_blank" rel="noreferrer">
                {t('roleTable')}
              </a>
            </>
          }
          options={roles.map((role) => ({ value: role, label: members(`roleOf.${role}`) }))}
          onChange={(event) => onChange({ role: roles.find((role) => role === event.target.value) ?? 'member' })}
        />
        {placeField}
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
