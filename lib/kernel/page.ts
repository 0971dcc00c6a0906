import { type DomainError, invalidField } from './domain-error';

/** One keyset page: rows in list order, and the opaque cursors of the pages beside it (null where there is none). */
export type Page<T> = { data: T[]; nextCursor: string | null; previousCursor: string | null };

/** A sort key's values at the edge of a page: what a cursor stands for. */
export type CursorKey = readonly (string | number | boolean | null)[];

/** Where a page starts: behind or before a row, or at the beginning. Reading backwards, rows come in reverse order. */
export type PageStart = { direction: 'after' | 'before'; key: CursorKey } | null;

/**
 * The opaque text of a cursor. It carries the name of the list with its filters, so that a cursor of another list is
 * refused instead of giving a wrong page.
 */
function encodeCursor(list: string, direction: 'after' | 'before', key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, direction, ...key]), 'utf8').toString('base64url');
}

/** The refusal of a cursor that this program did not make for the list. */
export const refusedCursor = (): DomainError =>
  invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');

/** The start that a cursor of this very list stands for; `invalid_input` for anything else. */
export function pageStart(list: string, cursor: string | undefined, keyLength: number): PageStart {
  if (cursor === undefined) return null;
  const refused = refusedCursor();
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parsed) || parsed.length !== keyLength + 2 || parsed[0] !== list) throw refused;
  const direction: unknown = parsed[1];
  const key: unknown[] = parsed.slice(2);
  if ((direction !== 'after' && direction !== 'before') || !key.every(isKeyValue)) throw refused;
  return { direction, key };
}

/**
 * The page of rows that were read with one more than the limit, from the start and in its direction.
 * `keyOf` gives a row's sort key.
 */
export function pageOfRows<R, T>(
  list: string,
  start: PageStart,
  limit: number,
  rows: readonly R[],
  keyOf: (row: R) => CursorKey,
  present: (row: R) => T,
): Page<T> {
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (start?.direction === 'before') kept.reverse();
  const first = kept[0];
  const last = kept.at(-1);
  const hasNext = start?.direction === 'before' ? kept.length > 0 : more;
  const hasPrevious = start?.direction === 'before' ? more : start !== null;
  return {
    data: kept.map(present),
    nextCursor: hasNext && last !== undefined ? encodeCursor(list, 'after', keyOf(last)) : null,
    previousCursor: hasPrevious && first !== undefined ? encodeCursor(list, 'before', keyOf(first)) : null,
  };
}

function isKeyValue(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'string')
    return value.length <= 400 && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'boolean' || value === null;
}
