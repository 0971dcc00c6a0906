import { plainOf } from '@/lib/kernel/spreadsheet-text';
import { fault } from './fault';
import { type CsvColumn, readHeader } from './header';
import { type CsvRecord, isBlank, openRecords } from './records';

/** One row: the line it begins at and its cells by column name. */
export type CsvRow = { line: number; values: Readonly<Record<string, string>> };

/** A table that was read through once without a fault in its form. */
export type CsvTable = {
  rows: () => AsyncGenerator<CsvRow>;
  /** Rows with more cells than there are columns: their cells may have shifted, so they are not among `rows`. */
  misshapen: readonly number[];
  warnings: readonly string[];
};

/**
 * Opens a table whose columns are known by name. The file is read twice: once to be sure that all of it can be read, so
 * that a fault in its last line refuses it before any row is used; then, as a stream, for its rows.
 */
export async function openCsv(path: string, columns: readonly CsvColumn[]): Promise<CsvTable> {
  const records = await openRecords(path);
  let header: ReturnType<typeof readHeader> | undefined;
  const misshapen: number[] = [];
  for await (const { line, cells } of records()) {
    if (header === undefined) header = readHeader(cells, columns);
    else if (!isBlank(cells) && hasExtraCells(cells, header.names)) misshapen.push(line);
  }
  if (header === undefined) throw fault('no_lines', { path });
  const { names, warnings } = header;
  return { rows: () => readRows(records(), names), misshapen, warnings };
}

async function* readRows(
  records: AsyncGenerator<CsvRecord>,
  names: readonly (string | undefined)[],
): AsyncGenerator<CsvRow> {
  let isHeader = true;
  for await (const { line, cells } of records) {
    if (!isHeader && !isBlank(cells) && !hasExtraCells(cells, names)) {
      yield {
        line,
        values: Object.fromEntries(
          names.flatMap((name, index) => (name === undefined ? [] : [[name, plainOf(cells[index] ?? '')]])),
        ),
      };
    }
    isHeader = false;
  }
}

const hasExtraCells = (cells: readonly string[], names: readonly unknown[]): boolean =>
  cells.slice(names.length).some((cell) => cell.trim() !== '');
