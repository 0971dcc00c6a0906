import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { CsvProblem, fault } from './fault';
import { MOST_COLUMNS, separatorOf } from './header';
import { inspectFile, newlines, readText } from './text';

const LONGEST_RECORD = 100_000;
const LONGEST_HEADER = 20_000;
/** A row that strayed may have cells too many, but a separator takes one character in a file and a whole string here. */
const MOST_CELLS = 2 * MOST_COLUMNS;

/** A record with the line it begins at; its cells as they are in the file. */
export type CsvRecord = { line: number; cells: string[] };

/** Every record of a file, read anew each time: the header first. What is no table is refused where that shows. */
export async function openRecords(path: string): Promise<() => AsyncGenerator<CsvRecord>> {
  const encoding = await inspectFile(path);
  const { declared, separator } = await separatorIn(readText(path, encoding));
  return () => readRecords(readText(path, encoding), separator, declared);
}

/** Whether nothing is in any cell. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Finds the separator in the first line; `sep=;` before it, as spreadsheets write it, is believed. */
async function separatorIn(text: AsyncGenerator<string>): Promise<{ separator: string; declared: boolean }> {
  let head = '';
  for await (const piece of text) {
    head += piece;
    if (/[\r\n]/.test(head) || head.length > LONGEST_HEADER) break;
  }
  const [line = ''] = head.split(/[\r\n]/, 1);
  if (line.length > LONGEST_HEADER) throw fault('header_too_long', { limit: LONGEST_HEADER }, 1);
  const named = /^sep=([,;\t])$/i.exec(line.trim())?.[1];
  return named === undefined ? { separator: separatorOf(line), declared: false } : { separator: named, declared: true };
}

/** Every record with the line it begins at; the line that declares a separator is left out. */
async function* readRecords(
  text: AsyncGenerator<string>,
  delimiter: string,
  declared: boolean,
): AsyncGenerator<CsvRecord> {
  const parser: Parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let line = 1;
  let isHeader = true;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      // The header is judged by whoever reads it, as a table too wide.
      if (!isHeader && cells.length > MOST_CELLS)
        throw fault('too_many_cells', { cells: cells.length, limit: MOST_CELLS }, line);
      if (!(declared && line === 1)) {
        isHeader = false;
        yield { line, cells };
      }
      line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
    }
  } catch (error) {
    if (error instanceof CsvProblem || !(error instanceof CsvError)) throw error;
    throw faultOf(error, line);
  } finally {
    source.destroy();
  }
}

function faultOf({ code, message }: CsvError, line: number): CsvProblem {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return fault('quote_not_closed', {}, line);
  if (code === 'CSV_MAX_RECORD_SIZE') return fault('row_too_long', { limit: LONGEST_RECORD }, line);
  return fault('unreadable', { reason: message }, line);
}
