import type { CsvTable } from '@/lib/csv';
import type { ImportRow, RowVerdict } from '@/lib/kernel/import-rows';
import type { Outcome } from './command';

type Report<R extends RowVerdict> = { created: number; unchanged: number; refused: number; rows: R[] };

/** A table's rows, readable again should the transaction be repeated. */
export const rowsOf = (table: CsvTable): AsyncIterable<ImportRow> => ({ [Symbol.asyncIterator]: () => table.rows() });

/** The report of an import: every row of the file with its verdict, also those that never reached the import. */
export function importOutcome<R extends RowVerdict>(
  report: Report<R>,
  table: CsvTable,
  subjectOf: (row: R) => string,
): Outcome {
  const misshapen = table.misshapen.map((line) => ({
    line,
    verdict: 'refused' as const,
    message: 'Has more cells than there are columns.',
    hint: 'Put a cell that contains the separator in quotation marks.',
  }));
  const described = report.rows.map((row) => ({ row, line: row.line, text: describe(row, subjectOf(row)) }));
  const all = [...described, ...misshapen.map((row) => ({ row, line: row.line, text: describe(row, '') }))].sort(
    (a, b) => a.line - b.line,
  );
  const counts = { created: report.created, unchanged: report.unchanged, refused: report.refused + misshapen.length };
  return {
    json: { ...counts, warnings: table.warnings, rows: all.map(({ row }) => row) },
    lines: [
      ...table.warnings.map((warning) => `warning: ${warning}`),
      ...all.map(({ text }) => text),
      `${counts.created} created, ${counts.unchanged} unchanged, ${counts.refused} refused.`,
    ],
  };
}

function describe({ line, verdict, column, value, message, hint, warning }: RowVerdict, subject: string): string {
  const place = column === undefined ? '' : `${column} ${JSON.stringify(value ?? '')} `;
  const reason = message === undefined ? '' : `: ${place}${message}${hint === undefined ? '' : ` ${hint}`}`;
  return `line ${line}  ${verdict}  ${subject}${reason}${warning === undefined ? '' : ` (${warning})`}`;
}
