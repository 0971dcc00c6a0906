import { CsvProblem } from './csv-text';

/** A column that a table may or must have, and other names it goes by. */
export type CsvColumn = { name: string; required: boolean; aliases?: readonly string[] };

const MOST_COLUMNS = 100;

/** One spelling of a header: "First  Name", "first-name" and "FIRST_NAME" are the same, "Prénom" is "prenom". */
const plain = (header: string): string =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_.-]+/g, '_');

/** Which column each cell of a row belongs to; undefined for columns nobody asked for, which are named in a warning. */
export function readHeader(
  cells: readonly string[],
  columns: readonly CsvColumn[],
): { names: (string | undefined)[]; warnings: string[] } {
  if (cells.length > MOST_COLUMNS)
    throw new CsvProblem(`the table has ${cells.length} columns; at most ${MOST_COLUMNS} are taken`, 1);
  const known = new Map(
    columns.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((alias) => [plain(alias), name] as const)),
  );
  const names = cells.map((cell) => known.get(plain(cell)));
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
  if (twice !== undefined) throw new CsvProblem(`the column ${twice} is there twice`, 1);
  const missing = columns.filter(({ name, required }) => required && !names.includes(name)).map(({ name }) => name);
  if (missing.length > 0)
    throw new CsvProblem(`the first line must name the columns; missing: ${missing.join(', ')}`, 1);
  const ignored = cells.filter((cell, index) => names[index] === undefined && cell.trim() !== '');
  return { names, warnings: ignored.map((cell) => `column "${cell.trim().slice(0, 60)}" is not known and is ignored`) };
}

/** The separator of a header line: what occurs most outside quotes. */
export function separatorOf(line: string): ',' | ';' | '\t' {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  const candidates = [',', ';', '\t'] as const;
  return candidates.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), candidates[0]);
}
