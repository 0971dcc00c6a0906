'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { describedBy, Field, type FieldProps } from './field';

export type QuantityFieldProps = FieldProps & {
  /** What is typed, as text: "" while the field is empty. */
  value: string;
  onValueChange: (value: string) => void;
  min: number;
  max: number;
  name?: string;
};

/** The whole number in a quantity field's text, or null when it is not one between the bounds. */
export function quantityOf(text: string, min: number, max: number): number | null {
  const quantity = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return quantity >= min && quantity <= max ? quantity : null;
}

/** A whole number with steps of one: typed, by its buttons, or with the arrow keys. */
export function QuantityField({ id, label, hint, error, value, onValueChange, min, max, name }: QuantityFieldProps) {
  const t = useTranslations('ui');
  const current = quantityOf(value, min, max);
  const step = (by: number) => onValueChange(String(Math.min(max, Math.max(min, (current ?? min - by) + by))));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="flex w-44 items-stretch gap-1.5">
        <StepButton label={t('quantity.less')} onClick={() => step(-1)} disabled={current === min}>
          <Minus aria-hidden="true" className="size-4" />
        </StepButton>
        <input
          {...describedBy({ id, hint, error })}
          className="input min-w-0 text-center tabular-nums"
          name={name}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          }}
        />
        <StepButton label={t('quantity.more')} onClick={() => step(1)} disabled={current === max}>
          <Plus aria-hidden="true" className="size-4" />
        </StepButton>
      </div>
    </Field>
  );
}

function StepButton(props: { label: string; onClick: () => void; disabled: boolean; children: React.ReactNode }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={props.label}
      aria-disabled={props.disabled || undefined}
      onClick={props.disabled ? undefined : props.onClick}
      className="button button-secondary w-10 shrink-0 px-0"
    >
      {props.children}
    </button>
  );
}
