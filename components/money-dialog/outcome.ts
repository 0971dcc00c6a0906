/** A refusal or failure as server actions answer it. */
export interface Refusal {
  code: string;
  message: string;
  requestId: string;
  details?: unknown;
  fields?: { pointer: string; message: string }[];
}

/** What a quote or an act answers: the shape of a server action's result. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Refusal };

/** What refuses without having looked: the page would be refused too, and what was entered would go with it. */
const UNASKED: readonly string[] = ['unauthenticated', 'unavailable', 'rate_limited', 'internal'];

/** Whether a refusal may come from what the page shows being out of date, so that the page is worth reading again. */
export const mayBeOutdated = ({ code }: Refusal): boolean => !UNASKED.includes(code);

/** A refusal that travels through a promise. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** The value of an outcome, or its refusal thrown. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedError(outcome.error);
}
