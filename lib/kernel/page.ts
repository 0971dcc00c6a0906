import { invalidField } from './domain-error';

/** One keyset page: rows and the opaque cursors of the pages beside it. */
export type Page<T> = { data: T[]; nextCursor: string | null };

/** A sort key's values at the edge of a page: what a cursor stands for. */
export type CursorKey = readonly (string | number | boolean | null)[];

/**
 * The opaque text of a cursor. It carries the fingerprint of the list it belongs to, so that a cursor of another
 * filter or sort order is refused instead of giving a wrong page.
 */
export function encodeCursor(list: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, ...key]), 'utf8').toString('base64url');
}

/** The values of a cursor made for the same list; `invalid_input` for anything else. */
export function decodeCursor(list: string, cursor: string, length: number): CursorKey {
  const refused = invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parsed) || parsed.length !== length + 1 || parsed[0] !== list) throw refused;
  const key: unknown[] = parsed.slice(1);
  if (!key.every(isKeyValue)) throw refused;
  return key;
}

function isKeyValue(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string') return value.length <= 400 && !value.includes('\u0000');
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'boolean' || value === null;
}
