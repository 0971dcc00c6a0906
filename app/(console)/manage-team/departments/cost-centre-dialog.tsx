'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { FormDialog } from '@/components/act-dialog/form-dialog';
import { useAct } from '@/components/act-dialog/use-act';
import { StatusMessage } from '@/components/ui/status-message';
import { TextField } from '@/components/ui/text-field';
import type { DepartmentView } from '@/lib/members/view';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { ChangedValues } from '../changed-values';
import { changesOf, useSeen } from '../seen-values';
import { changeDepartmentAction } from './actions';

interface CostCentreDialogProps {
  department: DepartmentView;
  onClose: () => void;
}

/** Says where a department's licences are booked; empty is nowhere in particular. */
export default function CostCentreDialog({ department, onClose }: CostCentreDialogProps) {
  const t = useTranslations('departments');
  const id = useId();
  const refreshing = useRefreshing();
  const before = department.costCentre ?? '';
  const [entry, setEntry] = useState(before);
  const seen = useSeen({ costCentre: department.costCentre });
  const typed = entry.trim();
  const act = useAct<DepartmentView>(typed, async (key) => {
    const costCentre = typed === '' ? null : typed;
    const outcome = await refreshing(
      changeDepartmentAction({ departmentId: department.id, costCentre, seen: seen.values() }, key),
    );
    if (!outcome.ok) seen.note(outcome.error);
    return outcome;
  });
  return (
    <FormDialog
      title={t('costCentre.title', { name: department.name })}
      description={t('costCentre.description')}
      confirmLabel={t('costCentre.confirm')}
      act={act}
      dirty={typed !== before}
      errors={[]}
      answer={act.refusal}
      onSubmit={act.start}
      receipt={({ name, costCentre }) => (
        <StatusMessage
          title={
            costCentre === null ? t('costCentre.removed', { name }) : t('costCentre.done', { name, centre: costCentre })
          }
        />
      )}
      onClose={onClose}
    >
      <ChangedValues
        changes={changesOf(act.refusal)}
        label={() => t('columns.costCentre')}
        value={(value) => (value === null ? t('noCostCentre') : String(value))}
      />
      <TextField
        id={id}
        label={t('columns.costCentre')}
        hint={t('costCentre.hint')}
        maxLength={40}
        autoComplete="off"
        value={entry}
        onChange={(event) => setEntry(event.target.value)}
      />
    </FormDialog>
  );
}
