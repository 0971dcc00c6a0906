import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { restClientOf } from '@/lib/testing/rest';
import { makeRestWorld } from '@/lib/testing/rest-world';

const sql = testDatabase().connectAsSuperuser();
afterAll(closePool);
const PATH = '/company/second-factor';

it('an owner’s program reads and sets whether everybody is asked for a second factor, and who has none (R24, R26)', async () => {
  const { client, ids } = await makeRestWorld();
  await sql`update members set status = 'active' where id = ${toUuid('mem', ids.memberId ?? '')}`;
  const before = await client.get(PATH);
  expect([before.status, before.body.required]).toEqual([200, false]);
  expect(before.body.without).toEqual(expect.arrayContaining([expect.objectContaining({ id: ids.memberId })]));
  expect(await client.patch(PATH, { required: true })).toMatchObject({ status: 200, body: { required: true } });
  expect((await client.get(PATH)).body.required).toBe(true);
  const { data } = (await client.get('/audit-events?limit=1')).body as { data: unknown[] };
  expect(data).toMatchObject([
    { action: 'company.second_factor_rule_changed', actor: { kind: 'api_key' }, after: { secondFactorRequired: true } },
  ]);
});

it('the rule about second factors is nobody else’s, and takes nothing but yes or no (R24)', async () => {
  const { client, companyId } = await makeRestWorld();
  const admin = await restClientOf(companyId, 'admin');
  expect([(await admin.get(PATH)).status, (await admin.patch(PATH, { required: true })).status]).toEqual([403, 403]);
  for (const body of [{}, { required: 'yes' }, { required: null }, { required: true, without: [] }])
    expect(await client.patch(PATH, body), JSON.stringify(body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_input' },
    });
  expect((await client.get(PATH)).body.required).toBe(false);
});
