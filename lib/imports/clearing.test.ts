import { expect, it } from 'vitest';
import { clearOldImports } from '@/lib/jobs/imports';
import { newId } from '@/lib/kernel/id';
import { act, ask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { bring, checked, imported, lines, work } from '@/lib/testing/import-file';
import { beginImport, confirmImport, getImport, listImportRows, listImports, storeImportRows } from '.';

const { sql } = coreDatabase();

const FILE = lines('first_name,last_name,email,role', 'Ada,Lovelace,p1@company.example,member', 'A,B,wrong,member');

/** The company's clock stands in 2031: what it began is made old by the machine's clock too. */
const age = ({ uuid }: FixtureCompany, days: number) =>
  sql`update imports set created_at = now() - ${days} * interval '1 day' where company_id = ${uuid}`;
const clearAll = async () => {
  while (await clearOldImports());
};
const rowsOf = async ({ uuid }: FixtureCompany) =>
  (await sql`select from import_rows where company_id = ${uuid}`).length;

it('rows leave thirty days after their file came, since they hold personal values; what became of them stays counted', async () => {
  const company = await makeFixture(sql);
  const { id: importId } = await imported(company.owner, 'members', FILE);
  await age(company, 29.9);
  await clearAll();
  expect(await rowsOf(company)).toBe(2);
  await age(company, 31);
  await clearAll();
  expect(await rowsOf(company)).toBe(0);
  expect(await ask(getImport, company.owner, { importId })).toMatchObject({
    status: 'done',
    counts: { total: 2, done: 1, refused: 1 },
    sample: [],
    // What was the header may be somebody's row, and a name may be in the file's.
    fileName: '',
    columns: [],
  });
  expect((await ask(listImportRows, company.owner, { importId })).data).toEqual([]);
});

it('an import that nobody finished in thirty days is ended', async () => {
  const company = await makeFixture(sql);
  const { id: importId } = await bring(company.owner, 'members', FILE);
  await age(company, 31);
  await clearAll();
  expect(await ask(getImport, company.owner, { importId })).toMatchObject({
    status: 'cancelled',
    problem: { code: 'expired' },
  });
  expect(await actionsOf(sql, company)).toEqual(['import.received', 'import.cancelled']);
});

it('an import that nobody finished is ended before any of its rows goes, so that nobody confirms half a file', async () => {
  const company = await makeFixture(sql);
  const { id: importId } = await checked(company.owner, 'members', FILE);
  await age(company, 31);
  expect(await clearOldImports()).toBe(true);
  expect(await ask(getImport, company.owner, { importId })).toMatchObject({ status: 'cancelled' });
  expect(await rowsOf(company)).toBe(2);
  await clearAll();
  expect(await rowsOf(company)).toBe(0);
  expect((await actionsOf(sql, company)).filter((action) => action === 'import.cancelled')).toHaveLength(1);
});

it('an import that is under way keeps its rows until it has ended, however old it is', async () => {
  const company = await makeFixture(sql);
  const { id: importId } = await checked(company.owner, 'members', FILE);
  await act(confirmImport, company.owner, { importId });
  await age(company, 31);
  await clearAll();
  expect(await rowsOf(company)).toBe(2);
  await work();
  expect(await ask(getImport, company.owner, { importId })).toMatchObject({ status: 'done', counts: { done: 1 } });
  await clearAll();
  expect(await rowsOf(company)).toBe(0);
});

it('an upload that broke off is seen by nobody, takes no rows of others, and leaves after a day with all it had, thousands of rows too', async () => {
  const company = await makeFixture(sql);
  const { owner } = company;
  const { id } = await act(beginImport, owner, { kind: 'members', fileName: 'a.csv', columns: ['email'] });
  for (let from = 0; from < 6_000; from += 2_000) {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({ line: from + index + 2, cells: ['x'] }));
    await act(storeImportRows, owner, { importId: id, rows, complete: false });
  }
  expect((await ask(listImports, owner, {})).data).toEqual([]);
  await expect(ask(getImport, owner, { importId: id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(ask(listImportRows, owner, { importId: id })).rejects.toMatchObject({ code: 'not_found' });
  await age(company, 0.9);
  await clearAll();
  expect(await rowsOf(company)).toBe(6_000);
  await age(company, 2);
  await clearAll();
  expect(await rowsOf(company)).toBe(0);
  expect(await sql`select from imports where company_id = ${company.uuid}`).toHaveLength(0);
});

it('a company whose imports can neither be ended nor cleared keeps no other one waiting', async () => {
  const [broken, sound] = [await makeFixture(sql), await makeFixture(sql)];
  const ids: string[] = [];
  for (const company of [broken, sound]) {
    const { id: importId } = await checked(company.owner, 'members', FILE);
    await act(confirmImport, company.owner, { importId });
    ids.push(importId);
  }
  // Nobody is left who might go on with it.
  await sql`update imports set started_by = ${newId('mem')} where company_id = ${broken.uuid}`;
  await sql.unsafe(`
    create function stays() returns trigger language plpgsql as $$ begin raise exception 'stays'; end $$;
    create trigger stays before update or delete on imports for each row when (old.company_id = '${broken.uuid}') execute function stays()`);
  await work();
  const importId = ids[1] ?? '';
  expect(await ask(getImport, sound.owner, { importId })).toMatchObject({ status: 'done' });
  await sql.unsafe(`drop trigger stays on imports`);
  await sql`update imports set status = 'done', due_since = null, finished_at = now() where company_id = ${broken.uuid}`;
  await age(broken, 32);
  await age(sound, 31);
  await sql.unsafe(
    `create trigger stays before update on imports for each row when (old.company_id = '${broken.uuid}') execute function stays()`,
  );
  await clearOldImports();
  expect(await rowsOf(sound)).toBe(0);
  await sql.unsafe('drop trigger stays on imports; drop function stays');
});
