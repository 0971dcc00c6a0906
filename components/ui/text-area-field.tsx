import type { ComponentProps } from 'react';
import { describedBy, Field, type FieldProps } from './field';

/** A labelled input of several lines, for a few sentences. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  rows = 3,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'id'> & FieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea rows={rows} {...rest} {...describedBy({ id, hint, error })} className="input h-auto py-2" />
    </Field>
  );
}
