import type { ComponentProps, ReactNode } from 'react';
import { describedBy, Field, type FieldProps } from './field';

export type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & FieldProps & { unit?: ReactNode };

/** A labelled one-line input; `unit` is a short word shown after it ("EUR", "licences"). */
export function TextField({ id, label, hint, error, unit, className, ...rest }: TextFieldProps) {
  const input = <input type="text" {...rest} {...describedBy({ id, hint, error })} className="input" />;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className={className}>
        {unit ? (
          <div className="flex items-center gap-2">
            {input}
            <span className="text-ink-2">{unit}</span>
          </div>
        ) : (
          input
        )}
      </div>
    </Field>
  );
}
