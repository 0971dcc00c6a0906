import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { makeRestWorld } from '@/lib/testing/rest-world';

testDatabase();
afterAll(closePool);

it('R24: a lead’s key asks, the owner’s answers with a number, and a refusal to the second answer names the first', async () => {
  const { client, lead, ids } = await makeRestWorld();
  const kinds = await lead.get('/assignment-requests/kinds');
  expect(kinds.body).toMatchObject({
    data: expect.arrayContaining([{ country: 'FR', types: expect.arrayContaining(['mobile']) }]),
  });
  const asked = await lead.post('/assignment-requests', { memberId: ids.ledId, country: 'FR', note: 'For the shop' });
  expect(asked).toMatchObject({ status: 201, body: { status: 'open', country: 'FR', type: null, number: null } });
  const path = `/assignment-requests/${String(asked.body.id)}`;
  expect((await client.get('/assignment-requests?status=open&limit=1')).body).toMatchObject({
    data: [{ id: asked.body.id }],
    nextCursor: expect.any(String),
  });

  expect((await lead.post(`${path}/approve`, { numberId: ids.numberId })).status).toBe(403);
  expect((await client.post('/assignment-requests', { memberId: ids.ledId })).status).toBe(403);
  const approved = await client.post(`${path}/approve`, { numberId: ids.numberId, maxPurchases: 0 });
  expect(approved).toMatchObject({
    status: 201,
    body: {
      assignment: { memberId: ids.ledId, numberId: ids.numberId },
      licenceOrigin: 'available',
      purchase: null,
      request: { status: 'approved', number: { id: ids.numberId } },
    },
  });
  expect((await client.post(`${path}/decline`, { reason: 'No' })).body).toMatchObject({
    code: 'request_answered',
    status: 409,
    state: 'approved',
  });
  expect((await lead.delete(path)).status).toBe(409);
  const other = `/assignment-requests/${ids.requestId ?? ''}`;
  expect((await lead.delete(other)).body).toMatchObject({ status: 'withdrawn' });
  expect((await lead.get(path)).body).toEqual(approved.body.request);
});
