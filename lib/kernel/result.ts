import type { DomainError } from './domain-error';

/** What a rule or a use case answers: a value, or a refusal that is data. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: DomainError };

/** A success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal. */
export const refuse = (error: DomainError): { ok: false; error: DomainError } => ({ ok: false, error });

/** The value, or the refusal thrown: inside a command throwing is what rolls back. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw result.error;
}
