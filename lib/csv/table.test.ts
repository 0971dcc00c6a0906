import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCsv } from './table';

const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const columns = [
  { name: 'number', required: true, aliases: ['numéro', 'phone'] },
  { name: 'country', required: true, aliases: ['pays'] },
  { name: 'first_name', required: false },
];

let made = 0;
function file(content: string | Buffer): string {
  made += 1;
  const name = path.join(folder, `${made}.csv`);
  writeFileSync(name, content);
  return name;
}

async function read(content: string | Buffer) {
  const table = await openCsv(file(content), columns);
  const rows = [];
  for await (const { line, values } of table.rows()) rows.push([line, values.number, values.country]);
  return { rows, warnings: table.warnings, misshapen: table.misshapen };
}

const one = [[2, '+33639980001', 'FR']];
const plain = 'number,country\n+33639980001,FR\n';
const utf16 = (text: string, swap: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

describe('a CSV file', () => {
  it.each([
    ['as it should be', plain],
    ['with a byte order mark', `\ufeff${plain}`],
    ['in UTF-16, little end first', utf16(plain, false)],
    ['in UTF-16, big end first', utf16(plain, true)],
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['with CR', plain.replaceAll('\n', '\r')],
    ['without a last line end', plain.trimEnd()],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with tabs', plain.replaceAll(',', '\t')],
    ['with quoted cells', '"number","country"\n"+33639980001","FR"\n'],
    ['with a comma at each end', 'number,country,\n+33639980001,FR,\n'],
    ['with blank lines at the end', `${plain}\n,\n  \n`],
    ['with spaces and capitals in its header', ' Number , COUNTRY \n+33639980001,FR\n'],
    ['with a French header', 'Numéro;Pays\n+33639980001;FR\n'],
    ['with its columns in another order', 'country,number\nFR,+33639980001\n'],
  ])('%s is read', async (_case, content) => {
    expect(await read(content)).toEqual({ rows: one, warnings: [], misshapen: [] });
  });

  it('may declare its separator as spreadsheets do', async () => {
    expect((await read('sep=;\r\nnumber;country\r\n+33639980001;FR\r\n')).rows).toEqual([[3, '+33639980001', 'FR']]);
  });

  it.each(['\n', '\r\n', '\r'])('with quoted line ends (%j) keeps counting lines', async (end) => {
    const { rows } = await read(['number,country,first_name', '1,FR,"a', 'b"', '', '2,FR,c', ''].join(end));
    expect(rows).toEqual([
      [2, '1', 'FR'],
      [5, '2', 'FR'],
    ]);
  });

  it('keeps a quotation mark inside a cell, and a doubled one as one', async () => {
    const table = await openCsv(file('number,country,first_name\n1,FR,5" pipe\n2,FR,"say ""hi"""\n'), columns);
    const names = [];
    for await (const { values } of table.rows()) names.push(values.first_name);
    expect(names).toEqual(['5" pipe', 'say "hi"']);
  });

  it('has unknown columns ignored with a warning', async () => {
    expect(await read('number,shoe size,country\n+33639980001,42,FR\n')).toEqual({
      rows: one,
      warnings: ['column "shoe size" is not known and is ignored'],
      misshapen: [],
    });
  });

  it('gives missing cells as empty, and sets rows with too many apart', async () => {
    const { rows, misshapen } = await read('number,country\n1\n2,FR,surplus\n3,FR\n');
    expect(rows).toEqual([
      [2, '1', ''],
      [4, '3', 'FR'],
    ]);
    expect(misshapen).toEqual([3]);
  });

  it.each([
    ['empty', '', /is empty/],
    ['only a line end', '\n', /missing: number, country/],
    ['without a required column', 'number,type\n1,mobile\n', /line 1: .*missing: country/],
    ['without a header', '+33639980001,FR\n', /line 1: .*missing/],
    ['with a column twice', 'number,country,phone\n1,FR,2\n', /line 1: the column number is there twice/],
    ['with a quotation mark never closed', 'number,country\n1,FR\n2,"FR\n3,FR\n', /line 3: a quotation mark is opened/],
    ['in Latin-1', Buffer.from('number,country,first_name\n1,FR,Zoe\n2,FR,Zoé\n', 'latin1'), /line 3: not UTF-8/],
    ['in UTF-16 without its mark', Buffer.from(plain, 'utf16le'), /line 1: null characters/],
    ['with null characters', 'number,country\n1,F\0R\n', /line 2: null characters/],
    [
      'with one huge line',
      `number,country\n1,${'x'.repeat(200_000)}\n`,
      /line 2: the row has more than 100000 characters/,
    ],
    ['with a header without end', 'number,'.repeat(10_000), /line 1: more than 20000 characters/],
    ['with 5,000 columns', `${'c,'.repeat(5_000)}\n`, /line 1: the table has 5001 columns; at most 100/],
    [
      'with a row of 300 cells',
      `number,country\n1,FR${','.repeat(298)}\n`,
      /line 2: the row has 300 cells; at most 200/,
    ],
    ['that is a spreadsheet', Buffer.from('PK\x03\x04rest'), /is a spreadsheet or an archive/],
  ])('%s is refused with one sentence, before any row', async (_case, content, message) => {
    await expect(openCsv(file(content), columns)).rejects.toThrow(message);
  });

  it('that does not exist, or is a folder, is refused', async () => {
    await expect(openCsv(path.join(folder, 'absent.csv'), columns)).rejects.toThrow(/there is no such file/);
    await expect(openCsv(folder, columns)).rejects.toThrow(/is not a file/);
  });

  it('names the line of a fault far into the file', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `+${index},FR,name`).join('\n');
    const bytes = Buffer.concat([
      Buffer.from(`number,country,first_name\n${rows}\n`),
      Buffer.from('1,FR,\xe9t\xe9\n', 'latin1'),
    ]);
    await expect(openCsv(file(bytes), columns)).rejects.toThrow(/line 30002: not UTF-8/);
  });

  it('with characters across pieces of the stream is read whole', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `${index},FR,é🔑`).join('\n');
    const table = await openCsv(file(`number,country,first_name\n${rows}`), columns);
    let count = 0;
    for await (const { values } of table.rows()) {
      if (values.first_name !== 'é🔑') throw new Error(`damaged at ${values.number}`);
      count += 1;
    }
    expect(count).toBe(40_000);
  });
});
