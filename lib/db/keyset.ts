import { type AnyColumn, asc, desc, type SQL, sql } from 'drizzle-orm';
import { type IdPrefix, isId } from '@/lib/kernel/id';
import { type CursorKey, type PageStart, refusedCursor } from '@/lib/kernel/page';

/** One column of a list's order, and what of a cursor may be compared with it: a forged one may hold anything. */
type KeyColumn = { column: AnyColumn; fits: (value: CursorKey[number]) => boolean };

/** The columns of a list's order, the last one unique; one index holds them, so that all of them go the same way. */
export type Keyset = { columns: readonly KeyColumn[]; descending: boolean };

const INT4 = 2_147_483_647;
export const textKey = (column: AnyColumn): KeyColumn => ({ column, fits: (value) => typeof value === 'string' });
export const idKey = (prefix: IdPrefix, column: AnyColumn): KeyColumn => ({
  column,
  fits: (value) => typeof value === 'string' && isId(prefix, value),
});
export const integerKey = (column: AnyColumn): KeyColumn => ({
  column,
  fits: (value) => typeof value === 'number' && value >= 0 && value <= INT4,
});
export const dayKey = (column: AnyColumn): KeyColumn => ({
  column,
  fits: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
});

export const instantKey = (column: AnyColumn): KeyColumn => ({
  column,
  fits: (value) => typeof value === 'string' && isInstant(value),
});

/** An instant as cursors carry it; a forged one may be none, or of a year that the database does not know. */
function isInstant(text: string): boolean {
  if (!/^2\d{3}-/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && !text.startsWith('0000');
};

/** The list's order, or the other way round where a page is read backwards. */
export function inOrder({ columns, descending }: Keyset, start: PageStart): SQL[] {
  const direction = descending === (start?.direction === 'before') ? asc : desc;
  return columns.map(({ column }) => direction(column));
}

/** What lies beyond the place where a page starts: one comparison of whole keys, which the index answers. */
export function beyond({ columns, descending }: Keyset, start: PageStart): SQL | undefined {
  if (start === null) return undefined;
  const edges = columns.map(({ column, fits }, index) => {
    const value = start.key[index] ?? null;
    if (!fits(value)) throw refusedCursor();
    return sql.param(column.dataType === 'date' && typeof value === 'string' ? new Date(value) : value, column);
  });
  const comma = sql`, `;
  const row = sql`(${sql.join(
    columns.map(({ column }) => column),
    comma,
  )})`;
  const edge = sql`(${sql.join(edges, comma)})`;
  return descending === (start.direction === 'before') ? sql`${row} > ${edge}` : sql`${row} < ${edge}`;
}
