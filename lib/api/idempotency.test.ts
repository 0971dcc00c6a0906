import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeInventoryNumbers } from '@/lib/testing/factories';
import { callRest, type RestClient, restClientOf } from '@/lib/testing/rest';

testDatabase();
afterAll(closePool);

let client: RestClient;
let companyId: string;
let count = 0;
const newKey = () => {
  count += 1;
  return { 'idempotency-key': `key-${count}` };
};
const total = async (of: RestClient = client) => (await of.get('/licences/summary')).body.total;

beforeAll(async () => {
  companyId = (await makeCompany()).id;
  client = await restClientOf(companyId);
});

describe('an Idempotency-Key (R9)', () => {
  it('gives the same status and body again, with one effect', async () => {
    const key = newKey();
    const before = Number(await total());
    const first = await client.post('/licences', { quantity: 2 }, key);
    const again = await client.post('/licences', { quantity: 2 }, key);
    expect(first.status).toBe(201);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(await total()).toBe(before + 2);
  });

  it('gives an assignment’s own answer again, not that it is already so', async () => {
    const [e164] = await makeInventoryNumbers(1);
    const { id: memberId } = (
      await client.post('/members', { firstName: 'A', lastName: 'B', email: 'a@b.example', role: 'member' })
    ).body;
    const key = newKey();
    const first = await client.post('/assignments', { memberId, e164 }, key);
    const again = await client.post('/assignments', { memberId, e164 }, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await client.post('/assignments', { memberId, e164 }, newKey())).status).toBe(200);
  });

  it('has one effect when the same request comes ten times at once', async () => {
    const key = newKey();
    const before = Number(await total());
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.post('/licences', { quantity: 1 }, key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await total()).toBe(before + 1);
  });

  it('belongs to its method, path and body', async () => {
    const key = newKey();
    await client.post('/licences', { quantity: 1 }, key);
    const before = await total();
    const others = [
      await client.post('/licences', { quantity: 2 }, key),
      await client.post('/licences/removals', { quantity: 1 }, key),
      await client.patch('/company', { autoPurchase: { policy: 'allow' } }, key),
    ];
    for (const other of others) expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await total()).toBe(before);
  });

  it('is left unused by a refusal, of whatever kind', async () => {
    const key = newKey();
    expect((await client.post('/licences', { quantity: 0 }, key)).status).toBe(422);
    expect(
      (await client.post('/licences', { quantity: 1, maxCharge: { amount: 0, currency: 'EUR' } }, key)).status,
    ).toBe(409);
    expect((await client.post('/licences', { quantity: 1 }, key)).status).toBe(201);
  });

  it('of another company is another key', async () => {
    const other = await restClientOf((await makeCompany()).id);
    const key = newKey();
    await client.post('/licences', { quantity: 1 }, key);
    expect((await other.post('/licences', { quantity: 5 }, key)).status).toBe(201);
    expect(await total(other)).toBe(5);
  });

  it('is ignored on quotes', async () => {
    const key = newKey();
    const quotes = [
      await client.post('/licences/quote', { quantity: 1 }, key),
      await client.post('/licences/quote', { quantity: 2 }, key),
    ];
    expect(quotes.map(({ status, body }) => [status, body.quantity])).toEqual([
      [200, 1],
      [200, 2],
    ]);
    expect((await client.post('/licences', { quantity: 1 }, key)).status).toBe(201);
    const unusable = { 'idempotency-key': 'with space' };
    expect((await client.post('/licences/quote', { quantity: 1 }, unusable)).status).toBe(200);
  });

  it.each(['', ' ', 'a b', 'é', 'x'.repeat(256), 'tab\there', `${'k'.repeat(100)}, twice`])(
    '%j is no key: 422, nothing happens',
    async (key) => {
      const before = await total();
      const headers = { 'idempotency-key': key === 'é' ? '\u00e9' : key };
      const answer = await callRest('/licences', client.key, { method: 'POST', body: { quantity: 1 }, headers });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'invalid_input', errors: [{ pointer: '/Idempotency-Key' }] },
      });
      expect(await total()).toBe(before);
    },
  );

  it('of 255 characters is taken', async () => {
    expect(
      (await client.post('/licences', { quantity: 1 }, { 'idempotency-key': `${'!~'.repeat(127)}x` })).status,
    ).toBe(201);
  });

  it('works on calls without a body', async () => {
    const [e164] = await makeInventoryNumbers(1);
    const id = String((await client.post('/numbers', { e164 })).body.id);
    const key = newKey();
    const deleted = await client.delete(`/numbers/${id}`, undefined, key);
    expect((await client.post(`/numbers/${id}/restore`)).body.status).toBe('unassigned');
    const again = await client.delete(`/numbers/${id}`, undefined, key);
    expect([again.status, again.text]).toEqual([200, deleted.text]);
    expect((await client.get(`/numbers/${id}`)).body.status).toBe('unassigned');
  });
});
