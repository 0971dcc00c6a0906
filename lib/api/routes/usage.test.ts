import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { restClientOf } from '@/lib/testing/rest';
import { makeRestWorld, type RestWorld } from '@/lib/testing/rest-world';

testDatabase();
afterAll(closePool);

let world: RestWorld;
beforeAll(async () => {
  world = await makeRestWorld();
  await world.client.post('/assignments', { memberId: world.ids.memberId, numberId: world.ids.numberId });
});

it('GET /usage says how licences stand today, as the summary does, and when most were used', async () => {
  const { body: summary } = await world.client.get('/licences/summary');
  const { status, body } = await world.client.get('/usage');
  expect(status).toBe(200);
  const data = body.data as Record<string, unknown>[];
  expect(data).toEqual([{ date: body.today, ...summary }]);
  expect(body.peak).toEqual({ date: body.today, assigned: summary.assigned });
  const { body: byType } = await world.client.get('/usage?groupBy=type');
  expect((byType.data as { groups: unknown }[])[0]?.groups).toEqual([summary.assigned]);
  expect(byType.groups).toMatchObject([{ key: 'mobile', name: null, deleted: false }]);
});

it.each([
  '/usage?from=2999-01-01',
  '/usage?to=2025-02-30',
  '/usage?groupBy=colour',
  '/usage?from=2020-01-01',
  '/usage?cursor=x',
])('%s is refused with what is wrong', async (path) => {
  const { status, body } = await world.client.get(path);
  expect([status, body.code]).toEqual([422, 'invalid_input']);
});

it('GET /usage/department-costs adds up to the lines of today', async () => {
  const { status, body } = await world.client.get('/usage/department-costs');
  expect(status).toBe(200);
  const rows = body.data as { amount: { amount: number } }[];
  expect(rows.length).toBeGreaterThan(0);
  expect((body.total as { amount: number }).amount).toBe(rows.reduce((sum, { amount }) => sum + amount.amount, 0));
  const month = (body.months as { complete: boolean }[]).at(-1);
  expect(month?.complete).toBe(false);
});

it('R24: a member has no usage, a team lead only their departments’ and no costs', async () => {
  const lead = await restClientOf(world.companyId, 'team_lead', world.ids.departmentId);
  expect((await lead.get('/usage')).body.data).toMatchObject([{ total: 0, assigned: 0, available: 0, ending: 0 }]);
  expect((await lead.get('/usage/department-costs')).status).toBe(403);
});
