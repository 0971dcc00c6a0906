'use client';

import { useId, useState } from 'react';
import { type Act, useAct } from '@/components/act-dialog/use-act';
import type { Outcome } from '@/components/money-dialog/outcome';
import type { FieldError } from '@/components/ui/error-summary';

/** What is wrong with entries, by the name of their field. */
export type Wrong<Values> = { [Name in keyof Values]?: string | undefined };

export interface EntryForm<Values, Receipt> {
  values: Values;
  change: (some: Partial<Values>) => void;
  /** What FormDialog needs of it; each new answer, of the check here or of the server, is another object. */
  dialog: { act: Act<Receipt>; dirty: boolean; errors: FieldError[]; answer: unknown; onSubmit: () => void };
  /** Id, error and what else ties a control to its value's name. */
  field: (name: keyof Values & string) => { id: string; error: string | undefined };
}

/**
 * The entries of one dialog: checked here, then by the server, whose refusal of a field stands beside it; a field that the
 * server knows by another name says so in `named`.
 */
export function useEntryForm<Values extends Record<string, string>, Receipt>(
  opened: Values,
  send: (values: Values, key: string) => Promise<Outcome<Receipt>>,
  {
    check = () => ({}),
    named = {},
  }: { check?: (values: Values) => Wrong<Values>; named?: Record<string, keyof Values> } = {},
): EntryForm<Values, Receipt> {
  const id = useId();
  const [values, setValues] = useState(opened);
  const [checked, setChecked] = useState<Wrong<Values>>({});
  const entry = JSON.stringify(values);
  const act = useAct<Receipt>(entry, (key) => send(values, key));
  const refused = Object.fromEntries(
    (act.refusal?.fields ?? []).flatMap(({ pointer, message }) => {
      const [, first = ''] = pointer.split('/');
      const name = named[first] ?? first;
      return name in opened ? [[name, message]] : [];
    }),
  ) as Wrong<Values>;
  const wrong = act.refusal ? refused : checked;
  return {
    values,
    change: (some) => setValues((before) => ({ ...before, ...some })),
    dialog: {
      act,
      dirty: entry !== JSON.stringify(opened),
      errors: Object.entries(wrong).flatMap(([name, message]) =>
        message === undefined ? [] : [{ fieldId: `${id}-${name}`, message }],
      ),
      answer: act.refusal ?? checked,
      onSubmit: () => {
        const found = check(values);
        setChecked(found);
        if (Object.values(found).every((message) => message === undefined)) act.start();
      },
    },
    field: (name) => ({ id: `${id}-${name}`, error: wrong[name] }),
  };
}
