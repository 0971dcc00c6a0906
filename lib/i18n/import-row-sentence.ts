import type { Catalogue } from './catalogue';

type Messages = Catalogue['imports'];
type Key =
  | `problems.${keyof Messages['problems']}`
  | `hints.${keyof Messages['hints']}`
  | `fields.${keyof Messages['fields']}`;

/** The messages of imports, as a face has them. */
type Say = { (key: Key, values?: Record<string, string | number>): string; has: (key: Key) => boolean };

/** A row's problem as data. */
type RowProblem = { column: string | null; code: string; params: Readonly<Record<string, string | number>> };

/** What is wrong with a row in one line of text: the field, the problem, and what to do where that is known. */
export function importRowSentence({ column, code, params }: RowProblem, say: Say): string {
  const field = column === null ? '' : `${say(`fields.${column}` as Key)}: `;
  const hint = `hints.${code}` as Key;
  const values = { reason: 'other', ...params };
  return `${field}${say(`problems.${code}` as Key, values)}${say.has(hint) ? ` ${say(hint)}` : ''}`;
}
