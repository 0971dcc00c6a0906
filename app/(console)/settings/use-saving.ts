'use client';

import { useState } from 'react';
import { useAct } from '@/components/act-dialog/use-act';
import type { Outcome, Refusal } from '@/components/money-dialog/outcome';
import { type Change, changesOf, useSeen } from '../manage-team/seen-values';

/** What a form holds, and what that was made from. */
export interface Opened<Values, Seen> {
  values: Values;
  seen: Seen;
}

interface Saved<Values, Seen, Answer> {
  opened: Opened<Values, Seen>;
  /** `kept` is what the form held when it was opened or last saved: what differs from it was entered. */
  save: (values: Values, seen: Seen, idempotencyKey: string, kept: Values) => Promise<Outcome<Answer>>;
  /** What the form holds of what was saved. */
  reopened: (answer: Answer) => Opened<Values, Seen>;
  /** Says better what is wrong with a field than the words for all fields do. */
  sentence?: (pointer: string, values: Values) => string | undefined;
}

export interface Saving<Values> {
  values: Values;
  change: (some: Partial<Values>) => void;
  start: () => void;
  pending: boolean;
  dirty: boolean;
  saved: boolean;
  failed: boolean;
  refusal: Refusal | undefined;
  /** What somebody else changed since the form was opened. */
  changes: Change[];
  /** What is wrong, by the JSON pointer of the field. */
  errors: { pointer: string; message: string }[];
  errorAt: (pointer: string) => string | undefined;
}

/**
 * A form of a page, saved again and again: once for what is entered, whatever is pressed how often, and only while what is
 * there is what was seen. What is entered stays, whatever is answered.
 */
export function useSaving<Values extends object, Seen extends object | null, Answer>({
  opened,
  save,
  reopened,
  sentence = () => undefined,
}: Saved<Values, Seen, Answer>): Saving<Values> {
  const [kept, setKept] = useState(opened.values);
  const [values, setValues] = useState(opened.values);
  const seen = useSeen(opened.seen);
  const entry = JSON.stringify(values);
  const act = useAct<Answer>(entry, async (key) => {
    const outcome = await save(values, seen.values(), key, kept);
    if (!outcome.ok) seen.note(outcome.error);
    else {
      const now = reopened(outcome.value);
      seen.keep(now.seen);
      setKept(now.values);
      // What was typed while it was on its way stays.
      setValues((typed) => (JSON.stringify(typed) === entry ? now.values : typed));
    }
    return outcome;
  });
  const errors = (act.refusal?.fields ?? []).map(({ pointer, message }) => ({
    pointer,
    message: sentence(pointer, values) ?? message,
  }));
  return {
    values,
    change: (some) => {
      if (act.receipt !== undefined) act.reset();
      setValues((before) => ({ ...before, ...some }));
    },
    start: act.start,
    pending: act.pending,
    dirty: entry !== JSON.stringify(kept),
    saved: act.receipt !== undefined,
    failed: act.failed,
    refusal: act.refusal,
    changes: changesOf(act.refusal),
    errors,
    errorAt: (pointer) => errors.find((error) => error.pointer === pointer)?.message,
  };
}
