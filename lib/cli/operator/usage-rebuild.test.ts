import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { act, system } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { testDatabase } from '@/lib/testing/database';
import { recordUsage } from '@/lib/usage';
import { runOperator } from './run';

const sql = testDatabase().connectAsSuperuser();
afterAll(closePool);

async function operator(...args: string[]) {
  let out = '';
  const code = await runOperator(['usage:rebuild', ...args], { out: (text) => (out += text), err: () => undefined });
  return { code, out };
}

it('usage:rebuild says which days differ from history, and puts them right', async () => {
  const company = await makeFixture(sql, { monthly: 2 });
  await sql`update companies set created_at = '2031-11-01T08:00:00Z' where company_id = ${company.uuid}`;
  await act(recordUsage, system(company.id), {});
  const range = ['--company', company.id, '--from', '2031-11-01', '--to', '2031-11-22'];
  expect(await operator(...range)).toEqual({ code: 0, out: '21 days and 0 months are as history has them.\n' });

  await sql`update usage_days set total = 7 where company_id = ${company.uuid} and date = '2031-11-05'`;
  const looked = await operator(...range, '--dry-run');
  expect(looked.code).toBe(1);
  expect(looked.out).toMatch(
    /^2031-11-05 {2}recorded \{.*"total":7.*\} {2}history \{.*"total":2.*\}\n1 of 21 days and 0 of 0 months differed/,
  );
  const mended = await operator(...range, '--json');
  expect(mended.code).toBe(0);
  expect(JSON.parse(mended.out)).toMatchObject({
    days: 21,
    equal: false,
    saved: true,
    differences: [{ date: '2031-11-05' }],
  });
  expect((await operator(...range, '--dry-run')).code).toBe(0);
});

it('usage:rebuild of a company of which nothing is recorded yet has nothing to say', async () => {
  const company = await makeFixture(sql);
  const range = ['--company', company.id, '--from', '2031-11-01', '--to', '2031-11-22'];
  expect(await operator(...range)).toEqual({ code: 0, out: '0 days and 0 months are as history has them.\n' });
});

it('usage:rebuild refuses days that are none and a company that is none', async () => {
  const company = await makeFixture(sql);
  expect((await operator('--company', company.id, '--from', '2031-11-09', '--to', '2031-11-01')).code).toBe(2);
  expect((await operator('--company', company.id, '--from', 'yesterday', '--to', '2031-11-01')).code).toBe(2);
  expect((await operator('--company', 'nonsense', '--from', '2031-11-01', '--to', '2031-11-01')).code).toBe(1);
});
