import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { makeFixture } from '@/lib/testing/company-fixture';
import { testDatabase } from '@/lib/testing/database';
import { runOperator } from './run';

const sql = testDatabase().connectAsSuperuser();
afterAll(closePool);

async function operator(...args: string[]) {
  let out = '';
  const code = await runOperator(['check:run', ...args], { out: (text) => (out += text), err: () => undefined });
  return { code, out };
}

it('check:run tells what drifted, repairs it if told to, and then has nothing to say', async () => {
  const [drifted, sound] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql)];
  await sql`update company_ledgers set licences_total = 5 where company_id = ${drifted.uuid}`;
  expect(await operator('--company', sound.id)).toEqual({ code: 0, out: 'Everything agrees.\n' });

  const told = await operator();
  expect(told.code).toBe(1);
  expect(told.out).toMatch(new RegExp(`^${drifted.id}  counters  ${drifted.id}  \\{.*"total":5.*\\}\n$`));

  const repaired = await operator('--repair', '--json');
  expect(repaired.code).toBe(0);
  expect(JSON.parse(repaired.out).companies).toContainEqual({
    companyId: drifted.id,
    findings: [expect.objectContaining({ rule: 'counters', repaired: true, isNew: false })],
  });
  expect(await operator()).toEqual({ code: 0, out: 'Everything agrees.\n' });
});

it('check:run of a company that does not exist fails', async () => {
  expect((await operator('--company', 'nonsense')).code).toBe(1);
});
