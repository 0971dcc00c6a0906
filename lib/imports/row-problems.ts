import { DomainError } from '@/lib/kernel/domain-error';
import type { RowVerdict } from './verdict-repository';
import type { ImportView } from './view';

const LONGEST_VALUE = 80;

/** A row that cannot go in, with what is wrong as data. */
export const refused = (
  line: number,
  column: string | null,
  value: string,
  code: string,
  params: Record<string, string | number> = {},
): RowVerdict => ({
  line,
  verdict: 'refused',
  problem: { column, value: value.slice(0, LONGEST_VALUE), code, params },
});

/** A row with more cells than the header: they may have shifted, so none of them is believed. */
export function misshapen(line: number, cells: readonly string[], columns: readonly string[]): RowVerdict | null {
  const extra = cells.slice(columns.length).find((cell) => cell.trim() !== '');
  return extra === undefined ? null : refused(line, null, extra, 'too_many_cells');
}

/** Parts rows whose key is the first in the file from those that repeat one, which name the line that has it. */
export function firstOfEach<C extends { line: number; key: string }>(
  candidates: readonly C[],
  seen: Map<string, number>,
  column: string,
  textOf: (candidate: C) => string,
): { first: C[]; repeated: RowVerdict[] } {
  const first: C[] = [];
  const repeated: RowVerdict[] = [];
  for (const candidate of candidates) {
    const earlier = seen.get(candidate.key);
    if (earlier === undefined) {
      seen.set(candidate.key, candidate.line);
      first.push(candidate);
    } else repeated.push(refused(candidate.line, column, textOf(candidate), 'same_as_line', { line: earlier }));
  }
  return { first, repeated };
}

/** A refusal of the whole import as data; anything else is thrown on. */
export function problemOf(error: unknown): NonNullable<ImportView['problem']> {
  if (!(error instanceof DomainError)) throw error;
  return { code: error.code, params: plainParams(error) };
}

/** What of a refusal can be said in a sentence. */
export const plainParams = ({ details }: DomainError): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
