import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { plainOf } from '@/lib/kernel/spreadsheet-text';
import { type CsvColumn, readHeader, separatorOf } from './csv-header';
import { CsvProblem, inspectFile, newlines, readText } from './csv-text';

const LONGEST_RECORD = 100_000;
const LONGEST_HEADER = 20_000;

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
 * Opens a table. The file is read twice: once to be sure that all of it can be read, so that a fault in its last line
 * refuses it before any row is used; then, as a stream, for its rows.
 */
export async function openCsv(path: string, columns: readonly CsvColumn[]): Promise<CsvTable> {
  const encoding = await inspectFile(path);
  const text = () => readText(path, encoding);
  const { declared, separator } = await separatorIn(text());
  const records = () => readRecords(text(), separator, declared);
  let header: ReturnType<typeof readHeader> | undefined;
  const misshapen: number[] = [];
  for await (const { line, cells } of records()) {
    if (header === undefined) header = readHeader(cells, columns);
    else if (!isBlank(cells) && hasExtraCells(cells, header.names)) misshapen.push(line);
  }
  if (header === undefined) throw new CsvProblem(`${path} has no lines`);
  const { names, warnings } = header;
  return { rows: () => readRows(records(), names), misshapen, warnings };
}

async function* readRows(records: AsyncGenerator<Row>, names: readonly (string | undefined)[]): AsyncGenerator<CsvRow> {
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

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
const hasExtraCells = (cells: readonly string[], names: readonly unknown[]): boolean =>
  cells.slice(names.length).some((cell) => cell.trim() !== '');

/** Finds the separator in the first line; `sep=;` before it, as spreadsheets write it, is believed. */
async function separatorIn(text: AsyncGenerator<string>): Promise<{ separator: string; declared: boolean }> {
  let head = '';
  for await (const piece of text) {
    head += piece;
    if (/[\r\n]/.test(head) || head.length > LONGEST_HEADER) break;
  }
  const [line = ''] = head.split(/[\r\n]/, 1);
  if (line.length > LONGEST_HEADER)
    throw new CsvProblem(`more than ${LONGEST_HEADER} characters before the first line ends`, 1);
  const named = /^sep=([,;\t])$/i.exec(line.trim())?.[1];
  return named === undefined ? { separator: separatorOf(line), declared: false } : { separator: named, declared: true };
}

type Row = { line: number; cells: string[] };

/** Every record with the line it begins at; the line that declares a separator is left out. */
async function* readRecords(text: AsyncGenerator<string>, delimiter: string, declared: boolean): AsyncGenerator<Row> {
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
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (!(declared && line === 1)) yield { line, cells };
      line += 1 + cells.reduce((sum, cell) => sum + newlines(cell), 0);
    }
  } catch (error) {
    if (error instanceof CsvProblem || !(error instanceof CsvError)) throw error;
    throw new CsvProblem(problemOf(error), line);
  } finally {
    source.destroy();
  }
}

function problemOf({ code, message }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened here and never closed';
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `the row has more than ${LONGEST_RECORD} characters; is a quotation mark not closed?`;
  return message;
}
