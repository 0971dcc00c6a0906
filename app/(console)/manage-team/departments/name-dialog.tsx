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
import { changeDepartmentAction, createDepartmentAction } from './actions';

interface NameDialogProps {
  /** The one to rename; absent for a new one. */
  department?: DepartmentView;
  onClose: () => void;
}

/** Adds a department, or gives one another name. */
export default function NameDialog({ department, onClose }: NameDialogProps) {
  const kind = department ? 'rename' : 'add';
  const t = useTranslations('departments');
  const id = useId();
  const refreshing = useRefreshing();
  const before = department?.name ?? '';
  const [name, setName] = useState(before);
  const [answer, setAnswer] = useState<{ missing?: boolean }>({});
  const seen = useSeen({ name: before });
  const typed = name.trim();
  const act = useAct<DepartmentView>(typed, async (key) => {
    const outcome = await refreshing(
      department
        ? changeDepartmentAction({ departmentId: department.id, name: typed, seen: seen.values() }, key)
        : createDepartmentAction({ name: typed }, key),
    );
    if (!outcome.ok) seen.note(outcome.error);
    return outcome;
  });
  const wrong = answer.missing ? 'name' : act.refusal?.code === 'name_taken' ? 'taken' : undefined;
  const error = wrong && t(`errors.${wrong}`);
  return (
    <FormDialog
      title={t(`${kind}.title`, { name: before })}
      confirmLabel={t(`${kind}.confirm`)}
      act={act}
      dirty={typed !== before}
      errors={error ? [{ fieldId: id, message: error }] : []}
      answer={act.refusal ?? answer}
      onSubmit={() => {
        setAnswer({ missing: typed === '' });
        if (typed !== '') act.start();
      }}
      receipt={(done) => <StatusMessage title={t(`${kind}.done`, { name: done.name })} />}
      onClose={onClose}
    >
      <ChangedValues changes={changesOf(act.refusal)} label={() => t('name')} value={String} />
      <TextField
        id={id}
        label={t('name')}
        maxLength={80}
        autoComplete="off"
        value={name}
        error={error}
        onChange={(event) => {
          setName(event.target.value);
          setAnswer({});
        }}
      />
    </FormDialog>
  );
}
