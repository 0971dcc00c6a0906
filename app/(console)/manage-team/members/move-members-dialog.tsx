'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { SelectField } from '@/components/ui/select-field';
import { StatusMessage } from '@/components/ui/status-message';
import type { DepartmentName } from '@/lib/members/view';
import { BulkDialog } from '../../bulk/bulk-dialog';
import { useFrozenSelection } from '../../bulk/use-frozen-selection';
import { moveMembersAction, resolveMemberSelectionAction } from './actions';

/** Puts the selected members into a department, or into none. */
export default function MoveMembersDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('move-members');
  const id = useId();
  const [to, setTo] = useState('');
  const { choices, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(fetchChoices, []);
  const frozen = useFrozenSelection(resolveMemberSelectionAction);
  const target = choices.find((choice) => choice.id === to)?.name ?? t('none');
  return (
    <BulkDialog
      title={t('title')}
      frozen={frozen}
      entry={to}
      confirmLabel={t('confirm', { count: frozen.count })}
      act={(memberIds, key) => moveMembersAction({ memberIds, departmentId: to === '' ? null : to }, key)}
      receipt={({ moved, unchanged }) => (
        <StatusMessage title={t('done', { count: moved, target })}>
          {unchanged > 0 ? <p>{t('unchanged', { count: unchanged })}</p> : null}
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <SelectField
        id={id}
        label={t('department')}
        hint={t('description')}
        value={to}
        options={[
          { value: '', label: t('none') },
          ...choices.map((choice) => ({ value: choice.id, label: choice.name })),
        ]}
        onChange={(event) => setTo(event.target.value)}
      />
    </BulkDialog>
  );
}
