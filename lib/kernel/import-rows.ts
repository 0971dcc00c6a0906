import { z } from 'zod';
import { DomainError } from './domain-error';

/** One row of an imported file: its line there, and its values by column. */
export type ImportRow = { line: number; values: Readonly<Record<string, string>> };

/** The rows of a file as they are read. An object that can be opened again is read again if the transaction is repeated. */
export const importRows = z.custom<AsyncIterable<ImportRow>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  'Must be a stream of rows.',
);

/** Why a row was refused, for the person who has the file open: column, value, what is wrong, what to do. */
export type RowRefusal = {
  column: string;
  value: string;
  message: string;
  hint?: string;
  /** The same as a code, for faces that have words of their own. */
  code?: string;
  params?: Record<string, string | number>;
};

/** The same as data, which each face says in its own words. */
export type RowFault = {
  column: string;
  value: string;
  code: string;
  params: Record<string, string | number>;
};

const rowVerdict = {
  line: z.int(),
  verdict: z.enum(['created', 'unchanged', 'refused']),
  column: z.string().optional(),
  value: z.string().optional(),
  message: z.string().optional(),
  hint: z.string().optional(),
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  warning: z.string().optional(),
};

/** The report of an import: every row in file order, and how many of each verdict. `subject` names what a row is about. */
export const importReport = <S extends string>(subject: S) =>
  z.object({
    created: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    rows: z.array(z.object({ ...rowVerdict, [subject]: z.string() } as typeof rowVerdict & Record<S, z.ZodString>)),
  });

export type RowVerdict = z.output<z.ZodObject<typeof rowVerdict>>;

/** How many rows of each verdict. */
export function countVerdicts(rows: readonly RowVerdict[]): { created: number; unchanged: number; refused: number } {
  const count = { created: 0, unchanged: 0, refused: 0 };
  for (const row of rows) count[row.verdict] += 1;
  return count;
}

const spent = new WeakSet<object>();

/** Rows in batches, so that a file of any length takes bounded memory. */
export async function* inBatches(rows: AsyncIterable<ImportRow>, size: number): AsyncGenerator<ImportRow[]> {
  const iterator = rows[Symbol.asyncIterator]();
  if (Object.is(iterator, rows)) {
    // A stream can be read once: taking what is left of it for the whole file would silently drop rows.
    if (spent.has(rows)) throw new DomainError('unavailable', { retryAfter: 1 });
    spent.add(rows);
  }
  let batch: ImportRow[] = [];
  for await (const row of { [Symbol.asyncIterator]: () => iterator }) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
