'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { TableParameters } from './table-href';

export interface SearchBoxProps {
  /** The accessible name. */
  label: string;
  placeholder: string;
  /** The list's path; the form asks for it with the text as `q`. */
  path: string;
  /** What the URL says now. */
  value: string;
  /** The other filters to keep. */
  keep: TableParameters;
}

const pause = 250;

/**
 * Searches while one types. A GET form that is sent a moment after the last key: the shell turns it into
 * `router.replace`, so that typing adds no history; without JavaScript Enter sends it.
 */
export function SearchBox({ label, placeholder, path, value, keep }: SearchBoxProps) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  const [text, setText] = useState(value);

  // The URL may change by other means (Clear filters, Back); an answer to our own typing must not undo newer keys.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <form ref={form} action={path} className="relative w-full sm:w-70">
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-3" />
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className="input pl-9"
        value={text}
        onChange={(event) => {
          const typed = event.target.value;
          setText(typed);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            sent.current = typed.trim();
            form.current?.requestSubmit();
          }, pause);
        }}
      />
      {Object.entries(keep).map(([name, kept]) =>
        kept ? <input key={name} type="hidden" name={name} value={kept} /> : null,
      )}
    </form>
  );
}
