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
import { ChangedValues } from '../changed-values';
import { type Change, changesOf } from '../seen-values';
import { deleteDepartmentAction } from './actions';

/** What the dialog shows of a department: it is closed only while that is so. */
const seenOf = ({ name, members, leads }: DepartmentView) => ({
  name,
  members,
  leadMemberIds: leads.map((lead) => lead.id),
});
const labels = { name: 'name', members: 'members', leadMemberIds: 'leads' } as const;

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
  const { name } = department;
  const [seen, setSeen] = useState(seenOf(department));
  const [changes, setChanges] = useState<Change[]>([]);
  const { members: count, leadMemberIds } = seen;
  const fate = (kind: 'members' | 'moved', n: number) =>
    target === undefined ? t(`delete.${kind}.none`, { count: n }) : t(`delete.${kind}.to`, { count: n, target });
  return (
    <ActDialog
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      danger
      entry={to}
      act={async (key) => {
        const wish = { departmentId: department.id, toDepartmentId: to === '' ? null : to, seen };
        const outcome = await refreshing(deleteDepartmentAction(wish, key));
        const changed = changesOf(outcome.ok ? undefined : outcome.error);
        setChanges(changed);
        // Pressing again is a decision about what is there now.
        setSeen((before) => ({ ...before, ...Object.fromEntries(changed.map(({ field, now }) => [field, now])) }));
        return outcome;
      }}
      receipt={({ movedMembers }) => (
        <StatusMessage title={t('delete.done', { name })}>
          <p>{fate('moved', movedMembers)}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ChangedValues
        changes={changes}
        label={(field) => t(`columns.${labels[field as keyof typeof labels]}`)}
        value={(value) => (Array.isArray(value) ? t('leadCount', { count: value.length }) : String(value))}
      />
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
          { term: t('columns.leads'), effect: t('delete.leads', { count: leadMemberIds.length }) },
          { term: t('columns.numbers'), effect: t('delete.numbers') },
        ]}
      />
    </ActDialog>
  );
}
