import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { getImport, listImportRows, listImports } from '@/lib/imports';
import { apiKeyActor, ask, refusal, request } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { bring } from '@/lib/testing/import-file';
import { receiveImport } from './receive-import';
import { UPLOAD_FOLDER } from './temporary-file';

const { sql } = coreDatabase();

const plain = 'email,number\nada@x.example,+33639980001\nbob@x.example,+33639980002\n';
const utf16 = (text: string, swap: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(swap ? bytes.swap16() : bytes);
};
const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

/** What is there of a refusal: its code, and what is said about the file. */
const refused = async (attempt: Promise<unknown>) =>
  refusal(
    attempt.then(
      (value) => ({ ok: true as const, value }),
      (error) => ({ ok: false as const, error }),
    ),
  );
/** What this process left behind: others upload at the same time. */
const leftBehind = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`${UPLOAD_FOLDER}${process.pid}-`));

describe('a file that is brought', () => {
  it.each([
    ['as it should be', plain],
    ['with a byte order mark', `\ufeff${plain}`],
    ['in UTF-16, little end first', utf16(plain, false)],
    ['in UTF-16, big end first', utf16(plain, true)],
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['with CR', plain.replaceAll('\n', '\r')],
    ['with semicolons', plain.replaceAll(',', ';')],
    ['with tabs', plain.replaceAll(',', '\t')],
    ['with its separator declared', `sep=;\n${plain.replaceAll(',', ';')}`],
    ['with quoted cells', plain.replaceAll(/[^,\n]+/g, '"$&"')],
    ['with blank lines at its end', `${plain}\n , \n\n`],
    ['without a last line end', plain.trimEnd()],
  ])('%s is taken in with its rows as they are', async (_case, content) => {
    const { owner } = await makeFixture(sql);
    const { id: importId } = await bring(owner, 'assignments', content);
    const view = await ask(getImport, owner, { importId });
    expect(view).toMatchObject({
      status: 'received',
      columns: ['email', 'number'],
      fields: [{ column: 0 }, { column: 1 }, { column: null }],
      counts: { total: 2 },
    });
    const { data } = await ask(listImportRows, owner, { importId, limit: 50 });
    expect(data.map(({ cells }) => cells)).toEqual([
      ['ada@x.example', '+33639980001'],
      ['bob@x.example', '+33639980002'],
    ]);
  });

  it('keeps counting lines over quoted line ends, and gives back what an export made harmless', async () => {
    const { owner } = await makeFixture(sql);
    const { id: importId } = await bring(owner, 'members', `first_name,email\n"a\nb",1\n'=SUM(A1),2\n`);
    const { data } = await ask(listImportRows, owner, { importId, limit: 50 });
    expect(data.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'a\nb', '1'],
      [4, '=SUM(A1)', '2'],
    ]);
  });

  it.each([
    ['empty', '', { problem: 'empty' }],
    ['a header and no row', 'email,number\n\n , \n', { problem: 'no_rows' }],
    ['without a header', ',,\n1,2,3\n', { problem: 'no_header', line: 1 }],
    [
      'in Latin-1',
      bytes('email,number\nzoé@x.example,1\n', 'latin1'),
      { problem: 'not_utf8', line: 2, encoding: 'UTF-8' },
    ],
    ['with null characters', 'email,number\na\0b,1\n', { problem: 'null_characters', line: 2 }],
    ['a spreadsheet, or an archive of any size', bytes('PK\x03\x04rest', 'latin1'), { problem: 'not_text' }],
    ['with a quotation mark never closed', 'email,number\n1,2\n"3,4\n', { problem: 'quote_not_closed', line: 3 }],
    [
      'with one huge line',
      `email,number\n${'x'.repeat(200_000)},1\n`,
      { problem: 'row_too_long', line: 2, limit: 100_000 },
    ],
    [
      'with 5,000 columns',
      `${'c,'.repeat(4_999)}c\n1\n`,
      { problem: 'too_many_columns', columns: 5_000, limit: 100, line: 1 },
    ],
    [
      'with a row of 90,000 empty cells under a short header',
      `email,number\n1,2\na${','.repeat(89_999)}b\n`,
      { problem: 'too_many_cells', line: 3, cells: 90_000, limit: 200 },
    ],
    [
      'with more rows than can be one purchase',
      `email,number\n${'a,1\n'.repeat(10_001)}`,
      { problem: 'too_many_rows', limit: 10_000 },
    ],
  ])('%s is refused whole, with what would be taken, and nothing of it is kept', async (_case, content, details) => {
    const { owner, uuid } = await makeFixture(sql);
    expect(await refused(bring(owner, 'assignments', content))).toEqual({ code: 'import_file_unusable', ...details });
    expect(await sql`select from imports where company_id = ${uuid}`).toHaveLength(0);
    expect(leftBehind()).toEqual([]);
  });

  it('larger than 25 MB is refused on its way, also if it claims to be small', async () => {
    const { owner } = await makeFixture(sql);
    let sent = 0;
    const piece = new Uint8Array(1_048_576).fill(97);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(piece);
      },
    });
    const upload = { kind: 'members', name: 'x.csv', body: endless, length: 10 };
    expect(await refused(receiveImport(owner, upload, request()))).toEqual({
      code: 'body_too_large',
      limit: 26_214_400,
    });
    expect(sent).toBeLessThan(40);
    expect(await refused(receiveImport(owner, { ...upload, body: null, length: 26_214_401 }, request()))).toMatchObject(
      {
        code: 'body_too_large',
      },
    );
    expect(leftBehind()).toEqual([]);
  });

  it('that breaks off leaves nothing that anybody sees', async () => {
    const { owner } = await makeFixture(sql);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled === 1) controller.enqueue(new TextEncoder().encode(plain));
        else controller.error(new Error('gone'));
      },
    });
    expect(
      await refused(receiveImport(owner, { kind: 'assignments', name: null, body, length: 0 }, request())),
    ).toEqual({
      code: 'import_file_unusable',
      problem: 'broken_upload',
    });
    expect((await ask(listImports, owner, {})).data).toEqual([]);
    expect(leftBehind()).toEqual([]);
  });

  it('that is shorter than it said is half a file, and not taken', async () => {
    const { owner } = await makeFixture(sql);
    const upload = { kind: 'assignments', name: null, body: new Response(plain).body, length: plain.length + 1 };
    expect(await refused(receiveImport(owner, upload, request()))).toEqual({
      code: 'import_file_unusable',
      problem: 'broken_upload',
    });
    expect((await ask(listImports, owner, {})).data).toEqual([]);
    const whole = { ...upload, body: new Response(plain).body, length: plain.length };
    expect((await receiveImport(owner, whole, request())).id).toMatch(/^imp_/);
  });

  it('of no known kind, or by somebody without the right, is not taken', async () => {
    const { owner, as, id } = await makeFixture(sql);
    expect(await refused(bring(owner, 'shoes', plain))).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/kind' }],
    });
    for (const actor of [as('member'), as('team_lead'), as('billing_manager'), apiKeyActor(id, 'billing_manager')])
      expect(await refused(bring(actor, 'members', plain))).toMatchObject({
        code: 'forbidden',
        permission: 'imports:use',
      });
  });

  it('is known by its own name, without folders and what cannot be shown', async () => {
    const { owner } = await makeFixture(sql);
    const nameOf = async (name: string) => {
      const { id: importId } = await bring(owner, 'assignments', plain, name);
      return (await ask(getImport, owner, { importId })).fileName;
    };
    expect(await nameOf('C:\\Users\\zoé\\Été \u202e2026.csv')).toBe('Été 2026.csv');
    expect(await nameOf('../../etc/passwd')).toBe('passwd');
    expect(await nameOf('\u0000')).toBe('import.csv');
    expect(await nameOf('x'.repeat(500))).toHaveLength(200);
  });
});
