/** What can be wrong with a file that should be a table, and what the sentence about it has to say. */
type Faults = {
  no_such_file: { path: string };
  not_a_file: { path: string };
  not_readable: { path: string };
  too_large: { path: string; size: number; limit: number };
  empty: { path: string };
  not_text: { path: string };
  no_lines: { path: string };
  null_characters: object;
  not_utf8: { encoding: string };
  header_too_long: { limit: number };
  too_many_columns: { columns: number; limit: number };
  column_twice: { column: string };
  missing_columns: { columns: string };
  quote_not_closed: object;
  row_too_long: { limit: number };
  too_many_cells: { cells: number; limit: number };
  unreadable: { reason: string };
};
type FaultCode = keyof Faults;

/** The sentences for whoever works at the command line; the console has its own, in the reader's language. */
const SENTENCES: { [C in FaultCode]: (params: Faults[C]) => string } = {
  no_such_file: ({ path }) => `${path}: there is no such file`,
  not_a_file: ({ path }) => `${path} is not a file`,
  not_readable: ({ path }) => `${path} may not be read`,
  too_large: ({ path, size, limit }) => `${path} has ${size} MB; at most ${limit} MB are taken`,
  empty: ({ path }) => `${path} is empty`,
  not_text: ({ path }) => `${path} is a spreadsheet or an archive; save the table as "CSV UTF-8"`,
  no_lines: ({ path }) => `${path} has no lines`,
  null_characters: () => 'null characters: this is not a text in UTF-8 (UTF-16 needs its byte order mark)',
  not_utf8: ({ encoding }) => `not ${encoding}: save the table as "CSV UTF-8"`,
  header_too_long: ({ limit }) => `more than ${limit} characters before the first line ends`,
  too_many_columns: ({ columns, limit }) => `the table has ${columns} columns; at most ${limit} are taken`,
  column_twice: ({ column }) => `the column ${column} is there twice`,
  missing_columns: ({ columns }) => `the first line must name the columns; missing: ${columns}`,
  quote_not_closed: () => 'a quotation mark is opened here and never closed',
  row_too_long: ({ limit }) => `the row has more than ${limit} characters; is a quotation mark not closed?`,
  too_many_cells: ({ cells, limit }) => `the row has ${cells} cells; at most ${limit} are taken`,
  unreadable: ({ reason }) => reason,
};

/** A file that cannot be read as a table: a code with its particulars, and a sentence for the command line. */
export class CsvProblem extends Error {
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly line: number | undefined;

  constructor(code: FaultCode, params: Readonly<Record<string, string | number>>, line: number | undefined) {
    const sentence = (SENTENCES[code] as (given: typeof params) => string)(params);
    super(line === undefined ? sentence : `line ${line}: ${sentence}`);
    this.name = 'CsvProblem';
    this.code = code;
    this.params = params;
    this.line = line;
  }
}

/** A fault, with the line where it is. */
export const fault = <C extends FaultCode>(code: C, params: Faults[C], line?: number): CsvProblem =>
  new CsvProblem(code, params as Readonly<Record<string, string | number>>, line);
