'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { API_KEY_ROLES } from '@/lib/api-keys/input';
import type { DepartmentName } from '@/lib/members/view';
import { type KeyErrors, type KeyWish, roleOf, SPANS, spanOf } from './key-wish';

interface KeyFieldsProps {
  idOf: (field: string) => string;
  wish: KeyWish;
  errors: KeyErrors;
  today: string;
  onChange: (change: Partial<KeyWish>) => void;
}

/** The fields of a new key: a team lead's takes a department, a day of one's choice its date. */
export function KeyFields({ idOf, wish, errors, today, onChange }: KeyFieldsProps) {
  const t = useTranslations('api-keys');
  const members = useTranslations('members');
  const { choices, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(fetchChoices, []);
  const errorAt = (field: keyof KeyErrors) => errors[field] && t(`errors.${errors[field]}`);
  return (
    <>
      <TextField
        id={idOf('name')}
        label={t('columns.name')}
        hint={t('new.nameHint')}
        error={errorAt('name')}
        maxLength={80}
        autoComplete="off"
        value={wish.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <SelectField
        id={idOf('role')}
        label={t('columns.role')}
        hint={members(`roleHint.${wish.role}`)}
        value={wish.role}
        options={[...API_KEY_ROLES].reverse().map((role) => ({ value: role, label: members(`roleOf.${role}`) }))}
        onChange={(event) => onChange({ role: roleOf(event.target.value) })}
      />
      {wish.role === 'team_lead' ? (
        <SelectField
          id={idOf('department')}
          label={t('new.department')}
          hint={t('new.departmentHint')}
          error={errorAt('department')}
          value={wish.departmentId}
          options={[
            { value: '', label: t('new.noDepartment') },
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ departmentId: event.target.value })}
        />
      ) : null}
      <SelectField
        id={idOf('span')}
        label={t('new.span')}
        value={wish.span}
        options={SPANS.map((span) => ({ value: span, label: t(`spans.${span}`) }))}
        onChange={(event) => onChange({ span: spanOf(event.target.value) })}
      />
      {wish.span === 'date' ? (
        <TextField
          id={idOf('date')}
          label={t('new.lastDay')}
          error={errorAt('date')}
          type="date"
          min={today}
          value={wish.date}
          onChange={(event) => onChange({ date: event.target.value })}
        />
      ) : null}
    </>
  );
}
