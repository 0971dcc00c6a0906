import { headerName as plain } from '@/lib/kernel/header-name';
import { fault } from './fault';

/** A column that a table may or must have, and other names it goes by. */
export type CsvColumn = { name: string; required: boolean; aliases?: readonly string[] };

/** Columns that any table of ours may have. */
export const MOST_COLUMNS = 100;

/** Which column each cell of a row belongs to; undefined for columns nobody asked for, which are named in a warning. */
export function readHeader(
  cells: readonly string[],
  columns: readonly CsvColumn[],
): { names: (string | undefined)[]; warnings: string[] } {
  checkWidth(cells);
  const known = new Map(
    columns.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((alias) => [plain(alias), name] as const)),
  );
  const names = cells.map((cell) => known.get(plain(cell)));
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
  if (twice !== undefined) throw fault('column_twice', { column: twice }, 1);
  const missing = columns.filter(({ name, required }) => required && !names.includes(name)).map(({ name }) => name);
  if (missing.length > 0) throw fault('missing_columns', { columns: missing.join(', ') }, 1);
  const ignored = cells.filter((cell, index) => names[index] === undefined && cell.trim() !== '');
  return { names, warnings: ignored.map((cell) => `column "${cell.trim().slice(0, 60)}" is not known and is ignored`) };
}

/** Refuses what has more columns than any table of ours. */
export function checkWidth(cells: readonly string[]): void {
  if (cells.length > MOST_COLUMNS) throw fault('too_many_columns', { columns: cells.length, limit: MOST_COLUMNS }, 1);
}

/** The separator of a header line: what occurs most outside quotes. */
export function separatorOf(line: string): ',' | ';' | '\t' {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  const candidates = [',', ';', '\t'] as const;
  return candidates.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), candidates[0]);
}
