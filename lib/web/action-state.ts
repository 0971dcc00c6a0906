import type { ErrorCode, FieldError } from '@/lib/kernel/domain-error';

/** A refusal as a form or dialog shows it: a sentence in the reader's language, and what support can search for. */
export type ActionError = {
  code: ErrorCode;
  message: string;
  requestId: string;
  details: Readonly<Record<string, unknown>>;
  fields?: FieldError[];
};

/** What a server action answers. */
export type ActionState<T> = { ok: true; value: T } | { ok: false; error: ActionError };
