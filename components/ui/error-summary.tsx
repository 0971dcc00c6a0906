'use client';

import { useEffect, useRef } from 'react';

export interface FieldError {
  /** The id of the control that the link leads to. */
  fieldId: string;
  message: string;
}

/**
 * The errors of a form, focused when they appear, each a link to its field with the field's own wording.
 * `answer` is the state that the errors come from: with each new one the focus moves here again.
 * The title comes from the caller (`ui.errorSummary`), so that the sign-in page needs no message library.
 */
export function ErrorSummary({ title, errors, answer }: { title: string; errors: FieldError[]; answer: unknown }) {
  const element = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server moves the focus, also an equal one
  useEffect(() => element.current?.focus(), [answer]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={element}
      role="alert"
      tabIndex={-1}
      className="grid gap-1.5 rounded-panel border border-l-[3px] border-line border-l-red bg-red-soft px-4 py-3"
    >
      <h2 className="text-body font-semibold">{title}</h2>
      <ul className="grid gap-1">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              className="inline-block min-h-6 font-medium text-red underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
