import { neutral } from '@/lib/kernel/spreadsheet-text';
import { type Cell, localParts, type Table } from './cell';

/** How a CSV file is written: French spreadsheets take a comma for the decimal mark, so they part cells by semicolons. */
export interface CsvStyle {
  separator: ',' | ';';
}

const BYTE_ORDER_MARK = '\ufeff';

/** The file piece by piece, in UTF-8 with the mark that spreadsheets know it by. */
export async function* csvOf({ heads, rows, timeZone }: Table, { separator }: CsvStyle): AsyncGenerator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
  let piece = BYTE_ORDER_MARK + line(heads);
  for await (const row of rows) {
    piece += line(row.map((cell) => textOf(cell, timeZone)));
    if (piece.length < 32_768) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function textOf(cell: Cell, timeZone: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return neutral(cell);
  if ('decimal' in cell) return cell.decimal;
  if ('day' in cell) return cell.day;
  const { day, time, offset } = localParts(cell.instant, timeZone);
  return `${day}T${time}${offset}`;
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
