import type { ReactNode } from 'react';

export interface FieldProps {
  /** The id of the control; hint and error get ids made from it. */
  id: string;
  label: ReactNode;
  /** One line below the control. */
  hint?: ReactNode;
  /** The refusal's text, the same wording as in the error summary. */
  error?: string | undefined;
}

/** The attributes that tie a control to its hint and error. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined };
}

/** Label, control, hint and error, in this order. The control spreads `describedBy(props)`. */
export function Field({ id, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The hint and the error of a control, for fields that lay out their label themselves. */
export function FieldNotes({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {error ? (
        <p id={`${id}-error`} className="text-small font-medium text-red">
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="text-small text-ink-2">
          {hint}
        </p>
      ) : null}
    </>
  );
}
