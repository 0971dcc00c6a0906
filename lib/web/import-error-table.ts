import { type ImportMessages, importRowSentence } from '@/lib/i18n/import-row-sentence';
import type { ImportRowView } from '@/lib/imports/view';
import { headerName } from '@/lib/kernel/header-name';
import { neutral } from '@/lib/kernel/spreadsheet-text';

const ERROR_COLUMNS = new Set(['error', 'erreur']);

type Row = Pick<ImportRowView, 'cells' | 'problem'>;

/** Refused rows as they were in their file, with what is wrong in a column of its own, in the reader's language. */
export function errorTable(
  columns: readonly string[],
  say: ImportMessages,
): { heads: string[]; cellsOf: (row: Row) => string[] } {
  // A file that was corrected and brought again has the column already.
  const known = columns.findIndex((column) => ERROR_COLUMNS.has(headerName(column)));
  const at = known < 0 ? columns.length : known;
  const wide = known < 0 ? columns.length : columns.length - 1;
  const placed = (cells: readonly string[], error: string): string[] => {
    const kept = cells.filter((_, index) => known < 0 || index !== known);
    const row = Array.from({ length: wide }, (_, index) => kept[index] ?? '');
    // What was beyond the header stays beyond it: nothing of the row is lost.
    return [...row.toSpliced(at, 0, error), ...kept.slice(wide)];
  };
  return {
    heads: placed(columns.map(neutral), say('errorColumn')),
    cellsOf: ({ cells, problem }) => placed(cells, problem === null ? '' : importRowSentence(problem, say)),
  };
}
