import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openCsv } from '@/lib/csv';
import { neutral, plainOf } from '@/lib/kernel/spreadsheet-text';
import type { Cell, Table } from './cell';
import { csvOf } from './csv';
import { xlsxOf } from './xlsx';

async function* some(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
const table = (rows: readonly (readonly Cell[])[], heads = ['name', 'number']): Table => ({
  heads,
  rows: some(rows),
  timeZone: 'Europe/Paris',
});

async function csv(rows: readonly (readonly Cell[])[], separator: ',' | ';' = ',', heads?: string[]): Promise<string> {
  let text = '';
  for await (const piece of csvOf(table(rows, heads), { separator })) text += piece;
  return text;
}

async function sheetOf(rows: readonly (readonly Cell[])[], title = 'Numbers') {
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxOf(table(rows), title)) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return { sheet: part('xl/worksheets/sheet1.xml'), workbook: part('xl/workbook.xml'), names: Object.keys(files) };
}

describe('text that a spreadsheet would calculate', () => {
  it.each(['=1+1', '+1+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")', '+33 612', '+', "'=1"])(
    '%j gets an apostrophe before it',
    (text) => {
      expect(neutral(text)).toBe(`'${text}`);
    },
  );

  it.each(['+33612345678', 'Camille', "O'Neil", "'s-Gravenhage", '33', 'a=b', ''])('%j stays as it is', (text) => {
    expect(neutral(text)).toBe(text);
  });

  it('never begins a cell with a sign of a formula but in a phone number, and comes back unharmed', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1') }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(/^[=\-@\t\r]|^\+(?!\d{3,15}$)/.test(neutral(text))).toBe(false);
        expect(plainOf(neutral(text))).toBe(text);
      }),
    );
  });
});

describe('a CSV file', () => {
  it('begins with a byte order mark and ends its lines as spreadsheets do', async () => {
    expect(await csv([['Zoé', '+33612345678']])).toBe('\ufeffname,number\r\nZoé,+33612345678\r\n');
  });

  it('parts cells by semicolons in French, and quotes what holds one, a quote or a line break', async () => {
    expect(
      await csv(
        [
          ['a;b', 'c,d'],
          ['"x"', 'two\nlines'],
        ],
        ';',
      ),
    ).toBe('\ufeffname;number\r\n"a;b";c,d\r\n"""x""";"two\nlines"\r\n');
  });

  it('says an instant on the company’s clocks with their offset, a day as a day, nothing as nothing, and a number below zero as one', async () => {
    const rows: Cell[][] = [
      [{ instant: '2026-07-01T22:30:00.000Z' }, { day: '2027-02-28' }],
      [{ instant: '2026-12-01T22:30:00.000Z' }, null],
      [7, '29.00'],
      [{ decimal: '-29.00' }, '-29.00'],
    ];
    expect((await csv(rows)).split('\r\n').slice(1, 5)).toEqual([
      '2026-07-02T00:30:00+02:00,2027-02-28',
      '2026-12-01T23:30:00+01:00,',
      '7,29.00',
      "-29.00,'-29.00",
    ]);
  });

  it.each([',', ';'] as const)('goes through the import unharmed, parted by %j', async (separator) => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    try {
      const rows = [
        ['=cmd|calc', '+33612345678'],
        ['Zoé "Z"; Martin, 2e', '+442079460001'],
        ["'=x", '-'],
      ];
      const path = join(folder, 'numbers.csv');
      await writeFile(path, await csv(rows, separator));
      const columns = ['name', 'number'].map((name) => ({ name, required: true }));
      const read: string[][] = [];
      for await (const { values } of (await openCsv(path, columns)).rows())
        read.push([values.name ?? '', values.number ?? '']);
      expect(read).toEqual(rows);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a workbook', () => {
  it('holds text as text, whatever it begins with, and escapes what XML would read', async () => {
    const { sheet, names } = await sheetOf([['=1+1 <b> & "q"\u0000', '+33612345678']]);
    expect(sheet).toContain(
      '<c t="inlineStr" s="4"><is><t xml:space="preserve">=1+1 &lt;b&gt; &amp; &quot;q&quot;</t></is></c>',
    );
    expect(sheet).toContain('>+33612345678</t>');
    expect(sheet).not.toContain('<f>');
    expect(names).toEqual(
      expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml']),
    );
  });

  it('holds days, instants of the company’s clocks and numbers as such', async () => {
    const { sheet } = await sheetOf([
      [{ day: '2026-11-23' }, { instant: '2026-11-23T11:00:00.000Z' }],
      [12, null],
      [{ decimal: '-29.00' }],
    ]);
    expect(sheet).toContain('<c s="2"><v>46349</v></c><c s="3"><v>46349.5</v></c>');
    expect(sheet).toContain('<c><v>12</v></c><c/>');
    expect(sheet).toContain('<c><v>-29.00</v></c>');
  });

  it('is named without the signs that no sheet may have', async () => {
    expect((await sheetOf([], 'A/B: [C] & more than thirty-one letters')).workbook).toContain(
      'name="A B   C  &amp; more than thirty-one"',
    );
  });

  it('is written as its rows come: the first pieces leave long before the last row is read', async () => {
    let read = 0;
    async function* many() {
      for (; read < 20_000; read += 1) yield [`row ${read}`, `+336${Math.random()}`];
    }
    const pieces = xlsxOf({ heads: ['a', 'b'], rows: many(), timeZone: 'UTC' }, 'Many');
    let first = 0;
    for await (const piece of pieces) {
      expect(piece.length).toBeLessThan(200_000);
      if (piece.length > 1_000 && first === 0) first = read;
    }
    expect(first).toBeLessThan(10_000);
    expect(read).toBe(20_000);
  });
});
