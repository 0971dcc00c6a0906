import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field';

export type SelectFieldProps = Omit<ComponentProps<'select'>, 'id' | 'children'> &
  FieldProps & { options: { value: string; label: string }[] };

/** A labelled native select: right for short lists, and the phone shows its own picker. */
export function SelectField({ id, label, hint, error, options, ...rest }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...describedBy({ id, hint, error })} className="input">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
