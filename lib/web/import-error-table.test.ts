import { createTranslator } from 'next-intl';
import { expect, it } from 'vitest';
import { csvOf } from '@/lib/exports/csv';
import { catalogueOf } from '@/lib/i18n/catalogue';
import { getImport, readImportErrors } from '@/lib/imports';
import { ask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { checked, imported, lines, verdictsOf } from '@/lib/testing/import-file';
import { errorTable } from './import-error-table';

const { sql } = coreDatabase();

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** The error file of an import, as it is downloaded. */
async function errorFile({ owner }: FixtureCompany, importId: string, locale: 'en' | 'fr'): Promise<string> {
  const say = createTranslator({ locale, messages: catalogueOf(locale), namespace: 'imports' });
  const { columns } = await ask(getImport, owner, { importId });
  const { heads, cellsOf } = errorTable(columns, say);
  const { data } = await ask(readImportErrors, owner, { importId });
  async function* rows() {
    for (const row of data) yield cellsOf(row);
  }
  const table = { heads, rows: rows(), timeZone: 'UTC' };
  return whole(csvOf(table, { separator: locale === 'fr' ? ';' : ',' }));
}

it('refused rows come back as they were, with what is wrong; corrected and brought again, they go in and the others stay out', async () => {
  const company = await makeFixture(sql);
  const { owner } = company;
  const file = lines(
    'first_name,last_name,email,role,"=note"',
    'Ada,Lovelace,p1@company.example,member,',
    'Zoé,"de la ""Tour"", née X",wrong,member,\'=SUM(A1)',
    'Bob,B,p3@company.example,king,',
    'Bob,B,p4@company.example,member,,surplus',
  );
  const first = await imported(owner, 'members', file);
  const text = await errorFile(company, first.id, 'fr');
  expect(text).toBe(
    [
      "\ufefffirst_name;last_name;email;role;'=note;Erreur",
      `Zoé;"de la ""Tour"", née X";wrong;member;'=SUM(A1);Adresse e-mail\u00a0: N’est pas une adresse e-mail.`,
      'Bob;B;p3@company.example;king;;Rôle\u00a0: N’est pas un rôle. Indiquez owner, admin, billing_manager, team_lead ou member.',
      'Bob;B;p4@company.example;member;;A plus de cellules qu’il n’y a de colonnes. Mettez entre guillemets la cellule qui contient le séparateur.;surplus',
      '',
    ].join('\r\n'),
  );
  const corrected = text.replace(';wrong;', ';p2@company.example;').replace(';king;', ';Team lead;');
  const second = await imported(owner, 'members', corrected);
  expect(second).toMatchObject({ ignored: ['=note', 'Erreur'], counts: { total: 3, done: 2, refused: 1 } });
  const again = await errorFile(company, second.id, 'en');
  expect(again.split('\r\n')[0]).toBe("\ufefffirst_name,last_name,email,role,'=note,error");
  expect(again.split('\r\n')).toHaveLength(3);
  const names = await sql<
    { name: string }[]
  >`select last_name as name from members where company_id = ${company.uuid} and email = 'p2@company.example'`;
  expect(names).toEqual([{ name: 'de la "Tour", née X' }]);
});

it('a member exported is a member unchanged when the file comes back', async () => {
  const company = await makeFixture(sql);
  const { owner } = company;
  await imported(
    owner,
    'members',
    lines('first_name,last_name,email,role,department', '\'=Ada,"O\'Neil, jr",p1@company.example,admin,Sales'),
  );
  const [member] = await sql<{ first: string; last: string }[]>`
    select first_name as first, last_name as last from members where company_id = ${company.uuid} and email = 'p1@company.example'`;
  expect(member).toEqual({ first: '=Ada', last: "O'Neil, jr" });
  async function* rows() {
    yield ['=Ada', "O'Neil, jr", 'p1@company.example', 'admin', 'Sales', 'invited', 0];
  }
  const heads = ['first_name', 'last_name', 'email', 'role', 'department', 'status', 'numbers'];
  const text = await whole(csvOf({ heads, rows: rows(), timeZone: 'UTC' }, { separator: ';' }));
  const view = await checked(owner, 'members', text);
  expect(view.ignored).toEqual(['status', 'numbers']);
  expect(await verdictsOf(owner, view.id)).toEqual([[2, 'unchanged']]);
});
