import { expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { purchaseLicences } from '@/lib/licences';
import { act, ask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { beginDepartmentCostExport, getDepartmentCosts } from '.';

const database = coreDatabase();
const { sql } = database;
const outside = database.connectAsSuperuser();

const waiting = async (): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'latchkey' and wait_event_type = 'Lock'`;
  return row?.n ?? 0;
};
const asked = { from: '2031-11', format: 'csv' as const, columns: ['month' as const, 'net' as const] };

it('R26: an export of costs is written down with its months and how many rows it has, while nobody waits for counting them', async () => {
  const company = await makeFixture(sql, { numbers: 1, members: 1 });
  const { owner, members, numbers } = company;
  await act(purchaseLicences, owner, { quantity: 2 });
  let begun: Promise<{ count: number }> = Promise.resolve({ count: 0 });
  // Whatever reads recorded months waits, as counting does where there are many.
  await outside.begin(async (tx) => {
    await tx`lock table usage_months in access exclusive mode`;
    begun = act(beginDepartmentCostExport, owner, asked);
    await expect.poll(waiting).toBe(1);
    await act(assignNumber, owner, { memberId: members[0] ?? '', numberId: numbers[0]?.id ?? '' });
  });
  const { data } = await ask(getDepartmentCosts, owner, { from: '2031-11' });
  expect([(await begun).count, data.length]).toEqual([2, 2]);
  const [event] =
    await sql`select after from audit_events where company_id = ${company.uuid} and action = 'usage.exported'`;
  expect(event?.after).toEqual({
    filter: { from: '2031-11', to: '2031-11' },
    columns: asked.columns,
    format: 'csv',
    count: 2,
  });
});
