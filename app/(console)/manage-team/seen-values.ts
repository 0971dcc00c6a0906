'use client';

import { useRef } from 'react';
import type { Refusal } from '@/components/money-dialog/outcome';

/** A value that is no longer what was seen when the dialog opened. */
export interface Change {
  field: string;
  seen: unknown;
  now: unknown;
}

/** What a refusal says has changed meanwhile; nothing for any other refusal. */
export function changesOf(refusal: Refusal | undefined): Change[] {
  if (refusal?.code !== 'changed_meanwhile') return [];
  const { changes } = refusal.details as { changes?: Change[] };
  return changes ?? [];
}

/**
 * The values that a change is decided on. Those that a refusal showed to be different count as seen from then on: pressing
 * again is a decision about them.
 */
export function useSeen<T extends object | null>(values: T) {
  const seen = useRef<T>(values);
  return {
    values: () => seen.current,
    /** After a success: what was saved is what is there. */
    keep: (saved: T) => {
      seen.current = saved;
    },
    note: (refusal: Refusal) => {
      const now = Object.fromEntries(changesOf(refusal).map((change) => [change.field, change.now]));
      seen.current = { ...seen.current, ...now };
    },
  };
}
