import type { ComponentProps, ReactNode } from 'react';
import { describedBy, FieldNotes, type FieldProps } from './field';

/** A labelled checkbox; the whole line is the target. */
export function CheckboxField({
  id,
  label,
  hint,
  error,
  ...rest
}: Omit<ComponentProps<'input'>, 'id' | 'type'> & FieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11">
        <input type="checkbox" {...rest} {...describedBy({ id, hint, error })} className="tick" />
        <span>{label}</span>
      </label>
      <div className="ps-7">
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

export interface RadioFieldProps {
  /** Prefix of the ids; the first radio has this very id, for the error summary's link. */
  id: string;
  name: string;
  legend: ReactNode;
  options: RadioOption[];
  defaultValue?: string;
  error?: string | undefined;
  /** For controlled use in a client component. */
  onValueChange?: (value: string) => void;
}

/** One choice among a few, each with an explanation, as a fieldset. */
export function RadioField({ id, name, legend, options, defaultValue, error, onValueChange }: RadioFieldProps) {
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <FieldNotes id={id} error={error} />
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <label
            key={option.value}
            htmlFor={optionId}
            className="flex items-start gap-2.5 rounded-control border border-line-strong bg-surface px-3.5 py-2.5 has-checked:border-key has-checked:bg-key-soft"
          >
            <input
              type="radio"
              className="tick"
              id={optionId}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              onChange={onValueChange ? () => onValueChange(option.value) : undefined}
            />
            <span className="grid gap-0.5">
              <span className="font-medium">{option.label}</span>
              {option.hint ? (
                <span id={`${optionId}-hint`} className="text-small text-ink-2">
                  {option.hint}
                </span>
              ) : null}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
