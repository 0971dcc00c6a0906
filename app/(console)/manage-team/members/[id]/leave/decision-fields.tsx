'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/select-field';
import { MemberPicker } from '../../../../manage-product/member-picker';
import { type Choice, HISTORIES, type Mode } from './decisions';

interface DecisionFieldsProps {
  id: string;
  label: string;
  /** The number this is about, or none for all. */
  number?: string;
  /** Null: as for all numbers. */
  choice: Choice | null;
  modes: readonly Mode[];
  leaverId: string;
  missing: boolean;
  onChange: (choice: Choice | null) => void;
}

const SAME = 'same';

/** What becomes of one number, or of all: the decision, and for a reassignment to whom and with what history (R4, R14). */
export function DecisionFields(props: DecisionFieldsProps) {
  const { id, label, number, choice, modes, leaverId, missing, onChange } = props;
  const t = useTranslations('leaving');
  const change = (mode: string) => {
    const known = modes.find((one) => one === mode);
    onChange(known === undefined ? null : { mode: known, to: choice?.to ?? null, history: choice?.history ?? 'keep' });
  };
  return (
    <div className="grid grid-cols-1 content-start gap-3">
      <SelectField
        id={id}
        label={label}
        value={choice?.mode ?? SAME}
        onChange={(event) => change(event.currentTarget.value)}
        options={[
          ...(number === undefined ? [] : [{ value: SAME, label: t('same') }]),
          ...modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) })),
        ]}
      />
      {choice?.mode === 'reassign' ? (
        <>
          <MemberPicker
            id={`${id}-to`}
            label={number === undefined ? t('target') : t('targetOf', { number })}
            value={choice.to}
            exclude={leaverId}
            error={missing && choice.to === null ? t('chooseTarget') : undefined}
            onValueChange={(to) => onChange({ ...choice, to })}
          />
          <SelectField
            id={`${id}-history`}
            label={number === undefined ? t('history') : t('historyOf', { number })}
            value={choice.history}
            onChange={(event) => {
              const value = event.currentTarget.value;
              onChange({ ...choice, history: HISTORIES.find((mode) => mode === value) ?? 'keep' });
            }}
            options={HISTORIES.map((mode) => ({ value: mode, label: t(`histories.${mode}`) }))}
          />
        </>
      ) : null}
    </div>
  );
}
