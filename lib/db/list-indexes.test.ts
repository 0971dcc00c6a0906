import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { makeScaledCompany, type ScaledCompany } from '@/lib/testing/scale-fixture';
import { inTenant } from '@/lib/testing/tenant';

const database = testDatabase();

let companies: Record<'assigned' | 'available', ScaledCompany>;
beforeAll(async () => {
  const scale = { members: 50, numbers: 5_000, licences: 5_000 };
  const make = (index: number, assigned: number) =>
    makeScaledCompany(database.connect(), index, { ...scale, assigned });
  companies = { assigned: await make(1, 100), available: await make(2, 4_900) };
  const sql = database.connectAsSuperuser();
  await sql.unsafe('analyze licences').simple();
  await sql.end();
});

it.each([
  ['assigned', 'asc'],
  ['assigned', 'desc'],
  ['available', 'asc'],
  ['available', 'desc'],
] as const)('where few licences are %s, label %s, no others are walked past', async (status, order) => {
  const plan = await inTenant(database.connect(), companies[status].companyId, (tx, companyUuid) =>
    tx.unsafe(`explain (costs off) select id from licences
      where company_id = '${companyUuid}' and status = '${status}' order by label_number ${order} limit 51`),
  );
  const text = plan.map((line) => String(line['QUERY PLAN'])).join('\n');
  expect(text).toContain('using licences_status');
  expect(text).not.toContain('Sort');
});
