import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { getMember } from '@/lib/members';
import { revealMember } from '@/lib/support';
import { act, ask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { grantedActor } from '@/lib/testing/granting';
import { COMPANY_TABLES } from '@/lib/testing/tenant';
import { type FilledCompany, filledCompany } from '@/lib/testing/two-companies';
import { closePool } from './client';

const database = testDatabase();
afterAll(closePool);

const SEARCH_VIEWS = ['licence_search', 'member_search', 'number_search'];

let ours: FilledCompany;
let theirs: FilledCompany;
beforeAll(async () => {
  [ours, theirs] = [await filledCompany(), await filledCompany()];
  for (const company of [ours, theirs]) {
    const support = await grantedActor(database.connectAsSuperuser(), company.id);
    await ask(getMember, support, { memberId: company.memberId });
    await act(revealMember, support, { memberId: company.memberId });
  }
});

describe('row-level security alone', () => {
  /** The program's role, with the given statements as its first ones. */
  const asProgram = <T>(settings: string, work: (tx: TransactionSql) => Promise<T>): Promise<T> =>
    database
      .connect()
      .begin(async (tx) => {
        await tx.unsafe(`set local role latchkey_app; ${settings}`).simple();
        return { value: await work(tx) };
      })
      .then((done) => done.value as T);
  const inside = (company: FilledCompany) => `set local app.company_id = '${toUuid('com', company.id)}'`;

  it.each([...COMPANY_TABLES, ...SEARCH_VIEWS])(
    'shows of %s the rows of the company and no others, without any predicate',
    async (table) => {
      const companies = (settings: string) =>
        asProgram(settings, (tx) => tx.unsafe(`select distinct company_id from ${table}`));
      expect([...(await companies(inside(ours)))]).toEqual([{ company_id: toUuid('com', ours.id) }]);
      expect([...(await companies(inside(theirs)))]).toEqual([{ company_id: toUuid('com', theirs.id) }]);
    },
  );

  it.each([...COMPANY_TABLES, ...SEARCH_VIEWS])(
    'shows nothing of %s where no company is set, or was set by an earlier transaction of the connection',
    async (table) => {
      const sql = database.connect();
      const count = async (settings: string) => {
        const rows = await sql.begin(async (tx) => {
          await tx.unsafe(`set local role latchkey_app; ${settings}`).simple();
          return tx.unsafe(`select count(*)::int as n from ${table}`);
        });
        return Number(rows[0]?.n);
      };
      expect(await count('')).toBe(0);
      expect(await count(inside(ours))).toBeGreaterThan(0);
      expect(await count('')).toBe(0);
    },
  );

  it.each(COMPANY_TABLES)('lets no row of %s move to another company, or be made there', async (table) => {
    const moving = asProgram(inside(ours), (tx) =>
      tx.unsafe(`update ${table} set company_id = '${toUuid('com', theirs.id)}'`),
    );
    await expect(moving).rejects.toMatchObject({ code: '42501' });
    const making = asProgram(inside(ours), (tx) =>
      tx.unsafe(
        `insert into ${table} select (jsonb_populate_record(row, jsonb_build_object('company_id', '${toUuid('com', theirs.id)}'))).* from ${table} row limit 1`,
      ),
    );
    await expect(making).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|428C9)$/) });
  });

  it('lets a company take a line, or give it back, and do nothing else to the directory', async () => {
    const attempt = (statement: string) =>
      asProgram(inside(ours), (tx) => tx.unsafe(statement)).then(
        ({ count }) => count,
        (error: { code: string }) => error.code,
      );
    expect(await attempt(`update number_directory set company_id = company_id where e164 = '${theirs.freeE164}'`)).toBe(
      0,
    );
    expect(await attempt(`select 1 from number_directory where e164 = '${theirs.freeE164}'`)).toBe(0);
    expect(
      await attempt(
        `update number_directory set company_id = '${toUuid('com', theirs.id)}' where e164 = '${ours.freeE164}'`,
      ),
    ).toBe('42501');
    expect(await attempt(`update number_directory set type = 'landline' where e164 = '${ours.freeE164}'`)).toBe(
      '42501',
    );
    expect(
      await attempt(
        `insert into number_directory (e164, national, country, type) values ('+33639980001', '0639980001', 'FR', 'mobile')`,
      ),
    ).toBe('42501');
    expect(await attempt(`delete from number_directory where e164 = '${ours.freeE164}'`)).toBe('42501');
  });

  it.each([
    'update audit_events set action = action',
    'delete from audit_events',
    'truncate audit_events',
    'update audit_personal_values set salt = salt',
    'delete from licences',
    'delete from assignments',
    'create table mine (a int)',
    'alter table members disable row level security',
    'drop policy tenant on members',
    'create policy mine on members using (true)',
    'select 1 from accounts',
    'select 1 from sessions',
    'update plans set member_number_limit = 99',
  ])('leaves the program no right to: %s', async (statement) => {
    await expect(asProgram(inside(ours), (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' });
  });
});
