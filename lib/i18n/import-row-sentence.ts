import type { Catalogue } from './catalogue';

type Messages = Catalogue['imports'];
type Key =
  | 'ofField'
  | 'errorColumn'
  | `problems.${keyof Messages['problems']}`
  | `hints.${keyof Messages['hints']}`
  | `fields.${keyof Messages['fields']}`;

/** The messages of imports, as a face has them. */
export type ImportMessages = {
  (key: Key, values?: Record<string, string | number>): string;
  has: (key: Key) => boolean;
};

/** A row's problem as data. */
type RowProblem = { column: string | null; code: string; params: Readonly<Record<string, string | number>> };

/** What is wrong with a row in one line of text: the field, the problem, and what to do where that is known. */
export function importRowSentence({ column, code, params }: RowProblem, say: ImportMessages): string {
  const hint = `hints.${code}` as Key;
  const problem = say(`problems.${code}` as Key, { reason: 'other', ...params });
  const sentence = say.has(hint) ? `${problem} ${say(hint)}` : problem;
  return column === null ? sentence : say('ofField', { field: say(`fields.${column}` as Key), sentence });
}
