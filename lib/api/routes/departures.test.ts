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
