import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { testDatabase } from '@/lib/testing/database';
import { callRest, restClientOf } from '@/lib/testing/rest';
import { makeRestWorld, type RestWorld, traceOf } from '@/lib/testing/rest-world';

const database = testDatabase();
afterAll(closePool);

let world: RestWorld;
beforeAll(async () => {
  world = await makeRestWorld();
});

describe('the audit log over REST (R26)', () => {
  it('is listed with what the contract names, a page at a time, and an event is read by its id', async () => {
    const first = await world.client.get('/audit-events?limit=2');
    expect(first.status).toBe(200);
    const [event] = first.body.data as Record<string, unknown>[];
    expect(Object.keys(event ?? {})).toEqual(
      expect.arrayContaining([
        'id',
        'at',
        'operationId',
        'actor',
        'onBehalfOf',
        'action',
        'target',
        'before',
        'after',
        'origin',
        'requestId',
      ]),
    );
    const second = await world.client.get(`/audit-events?limit=2&cursor=${String(first.body.nextCursor)}`);
    expect(second.body.data).toHaveLength(2);
    const one = await world.client.get(`/audit-events/${String(event?.id)}`);
    expect([one.status, one.body]).toEqual([200, event]);
  });

  it('is filtered by actor, action, target and days', async () => {
    const found = async (query: string) =>
      ((await world.client.get(`/audit-events?${query}`)).body.data as { action: string }[]).map(
        ({ action }) => action,
      );
    expect(await found(`target=${world.ids.numberId}`)).toEqual(['number.taken']);
    expect(new Set(await found('action=department'))).toEqual(new Set(['department.created']));
    expect(await found('actor=cli&action=company.created')).toEqual(['company.created']);
    expect(await found('to=2001-01-01')).toEqual([]);
    expect((await world.client.get('/audit-events?from=tomorrow')).status).toBe(422);
  });

  it.each(['/audit-events', '/audit-events/{eventId}'])(
    '%s takes no method but GET: 405, and nothing changes',
    async (path) => {
      const trace = () => traceOf(database.connect(), world);
      const before = await trace();
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await callRest(path.replace('{eventId}', world.ids.eventId ?? ''), world.client.key, {
          method,
          text: '{}',
        });
        expect(answer.status, method).toBe(405);
        expect(answer.body).toMatchObject({ code: 'method_not_allowed' });
      }
      expect(await trace()).toEqual(before);
    },
  );

  it('R24: is closed to a billing manager’s key and a team lead’s', async () => {
    for (const role of ['billing_manager', 'team_lead'] as const) {
      const client = await restClientOf(
        world.companyId,
        role,
        role === 'team_lead' ? world.ids.departmentId : undefined,
      );
      expect((await client.get('/audit-events')).status).toBe(403);
    }
  });
});
