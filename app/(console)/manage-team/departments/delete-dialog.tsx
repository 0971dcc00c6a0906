'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import type { DepartmentName, DepartmentView } from '@/lib/members/view';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { deleteDepartmentAction } from './actions';

/** Closes a department; where it has members, asks where they go: to no department unless another is chosen. */
export default function DeleteDialog({ department, onClose }: { department: DepartmentView; onClose: () => void }) {
  const t = useTranslations('departments');
  const id = useId();
  const refreshing = useRefreshing();
  const [to, setTo] = useState('');
  const { choices, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(fetchChoices, []);
  const others = choices.filter((choice) => choice.id !== department.id);
  const target = others.find((choice) => choice.id === to)?.name;
  const { name, members: count, leads } = department;
  const fate = (kind: 'members' | 'moved', n: number) =>
    target === undefined ? t(`delete.${kind}.none`, { count: n }) : t(`delete.${kind}.to`, { count: n, target });
  return (
    <ActDialog
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      danger
      entry={to}
      act={(key) =>
        refreshing(deleteDepartmentAction({ departmentId: department.id, toDepartmentId: to === '' ? null : to }, key))
      }
      receipt={({ movedMembers }) => (
        <StatusMessage title={t('delete.done', { name })}>
          <p>{fate('moved', movedMembers)}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      {count > 0 ? (
        <SelectField
          id={id}
          label={t('delete.where')}
          value={to}
          options={[
            { value: '', label: t('delete.noDepartment') },
            ...others.map((choice) => ({ value: choice.id, label: choice.name })),
          ]}
          onChange={(event) => setTo(event.target.value)}
        />
      ) : null}
      <ConsequenceList
        label={t('delete.consequences')}
        items={[
          { term: t('columns.members'), effect: fate('members', count) },
          { term: t('columns.leads'), effect: t('delete.leads', { count: leads.length }) },
          { term: t('columns.numbers'), effect: t('delete.numbers') },
        ]}
      />
    </ActDialog>
  );
}
