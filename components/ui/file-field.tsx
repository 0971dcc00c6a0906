'use client';

import { type ComponentProps, type RefObject, useState } from 'react';
import { describedBy, FieldNotes, type FieldProps } from './field';

interface FileFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'ref' | 'onChange'>, FieldProps {
  ref: RefObject<HTMLInputElement | null>;
  /** The button's words, and what stands beside it before a file is chosen: the browser's own are in its language. */
  choose: string;
  none: string;
  onChange: () => void;
}

/** A labelled choice of one file. */
export function FileField({ ref, id, label, hint, error, choose, none, onChange, ...rest }: FileFieldProps) {
  const [name, setName] = useState<string>();
  return (
    <div className="grid w-full max-w-[32rem] grid-cols-1 gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="file-field">
        <input
          {...rest}
          {...describedBy({ id, hint, error })}
          ref={ref}
          type="file"
          className="sr-only"
          onChange={({ target }) => {
            setName(target.files?.[0]?.name);
            onChange();
          }}
        />
        <label htmlFor={id} className="button button-secondary">
          {choose}
        </label>
        <span aria-hidden="true" className="min-w-0 truncate text-ink-2">
          {name ?? none}
        </span>
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
