import { afterAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { callRest } from '@/lib/testing/rest';
import { makeRestWorld, type RestWorld } from '@/lib/testing/rest-world';

testDatabase();
afterAll(closePool);

async function holdingWorld(): Promise<RestWorld> {
  const world = await makeRestWorld();
  await world.client.post('/assignments', { memberId: world.ids.memberId, numberId: world.ids.numberId });
  return world;
}
const path = ({ ids }: RestWorld, query = '') => `/members/${ids.memberId ?? ''}${query}`;

describe('DELETE /members/{id}', () => {
  it('without a choice is a conflict that names what is held; with one it is done, once', async () => {
    const world = await holdingWorld();
    const refused = await world.client.delete(path(world));
    expect([refused.status, refused.body.code, refused.body.held]).toEqual([
      409,
      'member_holds_numbers',
      [{ id: world.ids.numberId, e164: expect.stringMatching(/^\+/) }],
    ]);
    const body = { numbers: { default: { mode: 'reassign', toMemberId: world.ids.otherId, history: 'keep' } } };
    const key = { 'idempotency-key': 'once' };
    const left = await world.client.delete(path(world), body, key);
    expect(left.status).toBe(200);
    expect(left.body).toMatchObject({ id: world.ids.memberId, status: 'deleted', numbers: 0 });
    expect((await world.client.delete(path(world), body, key)).text).toBe(left.text);
    expect((await world.client.delete(path(world), body)).status).toBe(404);
    expect((await world.client.get(path(world))).status).toBe(404);
    expect((await world.client.get(`/numbers/${world.ids.numberId ?? ''}`)).body.member).toMatchObject({
      id: world.ids.otherId,
    });
  });

  it.each([
    ['unassign', 'unassigned'],
    ['delete', 'quarantined'],
  ])('takes one choice for all in the query: %s', async (mode, status) => {
    const world = await holdingWorld();
    expect((await world.client.delete(path(world, `?numbers=${mode}`))).status).toBe(200);
    expect((await world.client.get(`/numbers/${world.ids.numberId ?? ''}`)).body.status).toBe(status);
  });

  it('refuses a query it does not know, or that contradicts the body', async () => {
    const world = await holdingWorld();
    const pointers = async (query: string, body?: unknown) => {
      const answer = await callRest(path(world, query), world.client.key, { method: 'DELETE', body });
      return [answer.status, (answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)];
    };
    expect(await pointers('?numbers=keep')).toEqual([422, ['/numbers']]);
    expect(await pointers('?members=unassign')).toEqual([422, ['/members']]);
    expect(await pointers('?numbers=delete', { numbers: { default: { mode: 'unassign' } } })).toEqual([
      422,
      ['/numbers'],
    ]);
  });
});

describe('POST /members/{id}/deactivate and /reactivate', () => {
  it('keeps the numbers unless told otherwise, and brings nothing back by itself', async () => {
    const world = await holdingWorld();
    const put = (act: string, body?: unknown) => world.client.post(path(world, `/${act}`), body);
    expect((await put('deactivate')).body).toMatchObject({ status: 'deactivated', numbers: 1 });
    const numbers = { default: { mode: 'unassign' } };
    expect((await put('deactivate', { numbers })).body).toMatchObject({ status: 'deactivated', numbers: 0 });
    expect((await put('reactivate')).body).toMatchObject({ status: 'invited', numbers: 0 });
    expect((await world.client.get('/licences/summary')).body).toMatchObject({ assigned: 0, available: 2 });
  });
});

describe('/departures/{id}', () => {
  it('tells what was decided, quotes its undoing, and undoes it once', async () => {
    const world = await holdingWorld();
    const left = await world.client.delete(path(world, '?numbers=delete'));
    const { id } = left.body.departure as { id: string };
    expect((await world.client.get(`/departures/${id}`)).body).toMatchObject({
      id,
      kind: 'deleted',
      licencesFreed: 1,
      numbers: [{ id: world.ids.numberId, mode: 'delete', outcome: null }],
      undo: { possible: true, code: null },
    });
    const quote = await world.client.post(`/departures/${id}/undo/quote`);
    expect(quote.body).toMatchObject({ licencesUsed: 1, purchases: 0, charge: { amount: 0 } });
    const undone = await world.client.post(`/departures/${id}/undo`);
    expect(undone.body).toMatchObject({ id, numbers: [{ outcome: 'returned' }] });
    expect((await world.client.post(`/departures/${id}/undo`)).text).toBe(undone.text);
    expect((await world.client.get(path(world))).body).toMatchObject({ status: 'invited', numbers: 1 });
  });

  it('never buys unseen: without limits the new quote is answered (R7)', async () => {
    const world = await holdingWorld();
    const left = await world.client.delete(path(world, '?numbers=unassign'));
    const { id } = left.body.departure as { id: string };
    const { e164 } = (await world.client.get(`/numbers/${world.ids.withNumberId ?? ''}`)).body;
    await world.client.post('/assignments', { memberId: world.ids.otherId, e164 });
    await world.client.post('/assignments', { memberId: world.ids.otherId, e164: world.e164 });
    const refused = await world.client.post(`/departures/${id}/undo`);
    expect([refused.status, refused.body.code]).toEqual([409, 'quote_changed']);
    expect(refused.body.quote).toMatchObject({ purchases: 1 });
    expect(Object.keys(refused.body.quote as object)).not.toContain('taxRateBasisPoints');
    expect((await world.client.post(`/departures/${id}/undo`, { maxPurchases: 1 })).status).toBe(200);
  });
});

describe('GET …/acts', () => {
  it('says of each act whether it is possible, by which code not, who may, and the ways out', async () => {
    const world = await holdingWorld();
    const acts = async (of: string) => {
      const { body } = await world.client.get(`${of}/acts`);
      return Object.fromEntries(
        (body.data as { act: string; code: string | null }[]).map((one) => [one.act, one.code]),
      );
    };
    expect(await acts(`/numbers/${world.ids.numberId ?? ''}`)).toEqual({
      assign: 'number_already_assigned',
      reassign: null,
      exchange: null,
      unassign: null,
      delete: null,
      restore: 'number_not_restorable',
    });
    expect(await acts(path(world))).toEqual({ assign: null, deactivate: null, reactivate: null, delete: null });
  });
});

describe('POST /numbers/{id}/exchange', () => {
  it('answers both numbers with their new holders', async () => {
    const world = await holdingWorld();
    const { numberId = '', withNumberId = '', memberId, otherId } = world.ids;
    await world.client.post('/assignments', { memberId: otherId, numberId: withNumberId });
    const done = await world.client.post(`/numbers/${numberId}/exchange`, { withNumberId });
    expect(done.body).toMatchObject({
      number: { id: numberId, member: { id: otherId } },
      withNumber: { id: withNumberId, member: { id: memberId } },
    });
    const itself = await world.client.post(`/numbers/${numberId}/exchange`, { withNumberId: numberId });
    expect([itself.status, itself.body.errors]).toMatchObject([422, [{ pointer: '/withNumberId' }]]);
  });
});
