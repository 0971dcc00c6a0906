import { DomainError } from './domain-error';

/** Of a list it does not matter in which order it stands. */
const text = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value);

/**
 * Refuses a change that was decided on values which are no longer so: nothing is lost by two people editing at once.
 * Every such field is named with what was seen and what is there now.
 */
export function requireAsSeen(
  now: Readonly<Record<string, unknown>>,
  seen: Readonly<Record<string, unknown>> = {},
): void {
  const changes = Object.entries(seen)
    .filter(([field, value]) => value !== undefined && text(value) !== text(now[field]))
    .map(([field, value]) => ({ field, seen: value, now: now[field] ?? null }));
  if (changes.length > 0) throw new DomainError('changed_meanwhile', { changes });
}
