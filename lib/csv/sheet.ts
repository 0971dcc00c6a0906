import { plainOf } from '@/lib/kernel/spreadsheet-text';
import { fault } from './fault';
import { checkWidth } from './header';
import { type CsvRecord, isBlank, openRecords } from './records';

/** A file that was read through once without a fault in its form: whose columns mean what is still to be said. */
export type CsvSheet = {
  /** The header's cells, in order. */
  columns: readonly string[];
  /** How many rows have anything in them. */
  rows: number;
  read: () => AsyncGenerator<CsvRecord>;
};

/** Opens a file without knowing its columns: read through once, so that a fault in its last line refuses all of it. */
export async function openSheet(path: string): Promise<CsvSheet> {
  const records = await openRecords(path);
  let columns: string[] | undefined;
  let rows = 0;
  for await (const { cells } of records()) {
    if (columns === undefined) {
      checkWidth(cells);
      columns = cells;
    } else if (!isBlank(cells)) rows += 1;
  }
  if (columns === undefined) throw fault('no_lines', { path });
  return { columns: columns.map((cell) => plainOf(cell.trim())), rows, read: () => rowsOf(records()) };
}

async function* rowsOf(records: AsyncGenerator<CsvRecord>): AsyncGenerator<CsvRecord> {
  let isHeader = true;
  for await (const { line, cells } of records) {
    if (!isHeader && !isBlank(cells)) yield { line, cells: cells.map(plainOf) };
    isHeader = false;
  }
}
