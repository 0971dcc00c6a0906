import { expect, it } from 'vitest';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { checkDueCompanies } from './nightly-check';

const { sql } = coreDatabase();

it('companies are checked once a night, counters set right, and one that cannot be checked keeps no other one waiting', async () => {
  const [broken, drifted, sound] = [
    await makeFixture(sql),
    await makeFixture(sql, { monthly: 1 }),
    await makeFixture(sql),
  ];
  await sql`update company_ledgers set check_due_at = now() + interval '1 day'`;
  await sql`update company_ledgers set check_due_at = now() - interval '1 hour', last_instant = now() where company_id in (${broken.uuid}, ${drifted.uuid})`;
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken.uuid}`;
  await sql`update company_ledgers set licences_total = 5 where company_id = ${drifted.uuid}`;

  expect(await checkDueCompanies()).toBe(2);
  expect(await actionsOf(sql, drifted)).toEqual(['check.found', 'check.repaired']);
  expect(await actionsOf(sql, sound)).toEqual([]);

  await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${broken.uuid}`;
  expect(await checkDueCompanies()).toBe(1);
  expect(await checkDueCompanies()).toBe(0);
  expect(await actionsOf(sql, drifted)).toHaveLength(2);
});
