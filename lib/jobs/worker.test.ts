import { expect, it } from 'vitest';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { settleDueCompanies } from './worker';

const { sql } = coreDatabase();

it('a company that cannot be settled keeps no other one waiting', async () => {
  const [broken, sound] = [await makeFixture(sql, { monthly: 1 }), await makeFixture(sql, { monthly: 1 })];
  const due = (company: { uuid: string }, since: string) => sql`
    update company_ledgers set last_instant = '2031-12-02T00:00:00Z', settle_due_at = now() - ${since}::interval where company_id = ${company.uuid}`;
  await due(broken, '2 days');
  await due(sound, '1 day');
  await sql`update companies set time_zone = 'Nowhere/Land' where company_id = ${broken.uuid}`;
  const periods = async () =>
    sql`select period_index from subscriptions where company_id in (${broken.uuid}, ${sound.uuid}) order by company_id`;

  expect(await settleDueCompanies()).toBe(1);
  expect([...(await periods())]).toEqual([{ period_index: 0 }, { period_index: 1 }]);

  await sql`update companies set time_zone = 'Europe/Paris' where company_id = ${broken.uuid}`;
  expect(await settleDueCompanies()).toBe(1);
  expect([...(await periods())]).toEqual([{ period_index: 1 }, { period_index: 1 }]);
});
