import { type Cell, localParts, type Table } from './cell';

/** How a CSV file is written: French spreadsheets take a comma for the decimal mark, so they part cells by semicolons. */
export interface CsvStyle {
  separator: ',' | ';';
}

/** A phone number begins with a plus and is no formula: it stays as imports read it. */
const PHONE = /^\+\d{3,15}$/;
/** What spreadsheets take for a formula, or skip before one. */
const FORMULA = /^[=+\-@\t\r]/;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Text as a cell that no spreadsheet calculates: what begins like a formula gets an apostrophe before it, except a phone
 * number, which is a plus and digits only. What begins with apostrophes before such a sign gets one more, so that taking
 * one away gives back what there was.
 */
export function neutral(text: string): string {
  if (PHONE.test(text)) return text;
  return FORMULA.test(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** What `neutral` was given. */
export const plainOf = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

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
  if ('day' in cell) return cell.day;
  const { day, time, offset } = localParts(cell.instant, timeZone);
  return `${day}T${time}${offset}`;
}

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
