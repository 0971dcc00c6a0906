import { afterAll, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { restClientOf } from '@/lib/testing/rest';
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

it('R23: under the policy ask an assignment answers 202, the same under its key, and the request is approved or declined over the API', async () => {
  const { client, companyId, ids, e164 } = await makeRestWorld();
  for (const numberId of [ids.numberId, ids.withNumberId])
    expect((await client.post('/assignments', { memberId: ids.memberId, numberId })).status).toBe(201);
  await client.patch('/company', { autoPurchase: { policy: 'ask' } });
  const body = { memberId: ids.otherId, e164, maxPurchases: 1, maxCharge: { amount: 5000, currency: 'EUR' } };
  const quote = (await client.post('/assignments/quote', body)).body;
  const asked = await client.post('/assignments', body, { 'idempotency-key': 'ask-once' });
  expect(asked).toMatchObject({
    status: 202,
    body: { request: { id: expect.stringMatching(/^arq_/), status: 'open', expiresAt: expect.any(String), quote } },
  });
  expect(Object.keys(asked.body)).toEqual(['request']);
  const again = await client.post('/assignments', body, { 'idempotency-key': 'ask-once' });
  expect([again.status, again.body]).toEqual([202, asked.body]);

  const manager = await restClientOf(companyId, 'billing_manager');
  const { id } = asked.body.request as { id: string };
  const path = `/assignment-requests/${id}`;
  expect((await manager.get('/assignment-requests?kind=purchase&status=open')).body).toMatchObject({
    data: [{ id, kind: 'purchase', member: null, number: null, quote }],
  });
  expect((await manager.post(`${path}/quote`, {})).body).toEqual(quote);
  expect((await manager.post(`${path}/approve`, { numberId: ids.numberId })).status).toBe(422);
  expect((await manager.post(`${path}/approve`, { maxPurchases: 0 })).body).toMatchObject({
    code: 'quote_changed',
    quote,
  });
  expect(await manager.post(`${path}/approve`, { maxPurchases: 1 })).toMatchObject({
    status: 201,
    body: { assignment: null, licenceOrigin: 'purchased', request: { status: 'approved' } },
  });
  const { data } = (await client.get(`/numbers?memberId=${ids.otherId}`)).body as {
    data: { e164: string; hold: null }[];
  };
  expect(data).toMatchObject([{ e164, hold: null }]);
  expect((await client.post(`${path}/decline`, { reason: 'No' })).body).toMatchObject({ code: 'request_answered' });
});
