import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toUuid } from '@/lib/kernel/id';
import { act, ask, memberActor, refusal, tryCommand, tryQuery } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  payloadOf,
  removeWebhookEndpoint,
  testWebhookEndpoint,
} from '.';

const { sql } = coreDatabase();
const wish = { url: 'https://hooks.example/latchkey?token=hidden', events: ['number.deleted' as const] };
const add = (company: FixtureCompany, more = {}) => act(createWebhookEndpoint, company.owner, { ...wish, ...more });
const wrongFields = (attempt: Promise<unknown>) =>
  attempt.catch((error: { details: { errors: { pointer: string }[] } }) =>
    error.details.errors.map(({ pointer }) => pointer),
  );

describe('a webhook endpoint', () => {
  it.each([
    'http://hooks.example/latchkey',
    'https://127.0.0.1/hooks',
    'https://[::1]/hooks',
    'https://10.0.0.1/hooks',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/',
    'https://somebody:secret@hooks.example/',
    'https://somebody@hooks.example/',
    'https://:secret@hooks.example/',
    'https://hooks.example/#part',
    'ftp://hooks.example/',
    'nowhere',
  ])('is not at %s', async (url) => {
    const company = await makeFixture(sql);
    expect(await wrongFields(add(company, { url }))).toEqual(['/url']);
    expect(await actionsOf(sql, company)).toEqual([]);
  });

  it('needs events that there are', async () => {
    const company = await makeFixture(sql);
    expect(await wrongFields(add(company, { events: [] }))).toEqual(['/events']);
    expect(await wrongFields(add(company, { events: ['api_key.created'] }))).toEqual(['/events/0']);
    expect(await add(company, { events: ['number.deleted', 'number.taken', 'number.deleted'] })).toMatchObject({
      events: ['number.taken', 'number.deleted'],
      enabled: true,
    });
  });

  it('shows its secret once, and the log says the host and not what lets one in there (R26)', async () => {
    const company = await makeFixture(sql);
    const { secret, ...shown } = await add(company);
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(await ask(getWebhookEndpoint, company.owner, { endpointId: shown.id })).toEqual(shown);
    const events = await sql<{ said: string }[]>`
      select jsonb_build_array(before, after)::text as said from audit_events where company_id = ${company.uuid}`;
    expect(JSON.stringify(events)).toContain('https://hooks.example');
    expect(JSON.stringify(events)).not.toMatch(/hidden|whsec/);
  });

  it('is one of twenty at most', async () => {
    const company = await makeFixture(sql);
    for (let at = 0; at < 20; at += 1) await add(company);
    expect(await refusal(tryCommand(createWebhookEndpoint, company.owner, wish))).toEqual({
      code: 'too_many_webhook_endpoints',
      limit: 20,
    });
    const first = await ask(listWebhookEndpoints, company.owner, { limit: 15 });
    const second = await ask(listWebhookEndpoints, company.owner, { limit: 15, cursor: first.nextCursor ?? '' });
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(20);
    const back = await ask(listWebhookEndpoints, company.owner, { limit: 15, cursor: second.previousCursor ?? '' });
    expect(back.data).toEqual(first.data);
  });

  it('changes with one event, and saying again what is so with none', async () => {
    const company = await makeFixture(sql);
    const { id: endpointId } = await add(company);
    const change = (some: { enabled?: boolean; url?: string }) =>
      act(changeWebhookEndpoint, company.owner, { endpointId, ...some });
    expect(await change({ enabled: false })).toMatchObject({ enabled: false, disabledBecause: 'company' });
    await change({ enabled: false, url: wish.url });
    expect(await refusal(tryCommand(testWebhookEndpoint, company.owner, { endpointId }))).toEqual({
      code: 'webhook_endpoint_disabled',
    });
    expect(await change({ enabled: true })).toMatchObject({ enabled: true, disabledBecause: null });
    expect(await actionsOf(sql, company)).toEqual([
      'webhook_endpoint.created',
      'webhook_endpoint.changed',
      'webhook_endpoint.changed',
    ]);
  });

  it('moved on the same host has changed in the log, which says neither address (R26)', async () => {
    const company = await makeFixture(sql);
    const { id: endpointId } = await add(company);
    await act(changeWebhookEndpoint, company.owner, { endpointId, url: 'https://hooks.example/elsewhere?token=other' });
    await act(changeWebhookEndpoint, company.owner, { endpointId, events: ['number.taken'] });
    const said = await sql<{ before: object; after: object }[]>`
      select before, after from audit_events where company_id = ${company.uuid} and action = 'webhook_endpoint.changed'
      order by sequence`;
    const [moved, told] = said.map(({ after }) => after);
    expect(moved).toEqual({ url: 'https://hooks.example', events: wish.events, enabled: true, addressChanged: true });
    expect(told).toEqual({ url: 'https://hooks.example', events: ['number.taken'], enabled: true });
    expect(JSON.stringify(said)).not.toMatch(/elsewhere|latchkey|token/);
  });

  it('is gone once it is removed, and another company’s is not there at all (R25)', async () => {
    const [company, other] = [await makeFixture(sql), await makeFixture(sql)];
    const { id: endpointId } = await add(company);
    expect(await refusal(tryQuery(getWebhookEndpoint, other.owner, { endpointId }))).toEqual({ code: 'not_found' });
    expect(await refusal(tryQuery(listWebhookDeliveries, other.owner, { endpointId }))).toEqual({ code: 'not_found' });
    await act(removeWebhookEndpoint, company.owner, { endpointId });
    expect(await refusal(tryQuery(getWebhookEndpoint, company.owner, { endpointId }))).toEqual({ code: 'not_found' });
    expect((await ask(listWebhookEndpoints, company.owner, {})).data).toEqual([]);
  });

  it('is removed behind the worker that feeds it just then', async () => {
    const company = await makeFixture(sql);
    const { id: endpointId } = await add(company);
    const { removal } = await sql.begin(async (tx) => {
      await tx`select from webhook_endpoints where company_id = ${company.uuid} for update`;
      await tx`
        insert into webhook_deliveries (company_id, endpoint_id, event_id, sequence, type, next_attempt_at)
        select company_id, ${toUuid('whk', endpointId)}, id, sequence, action, now() from audit_events where company_id = ${company.uuid}`;
      const started = tryCommand(removeWebhookEndpoint, company.owner, { endpointId });
      await vi.waitFor(async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        expect(waiting.length).toBeGreaterThan(0);
      });
      return { removal: started };
    });
    expect(await refusal(removal)).toBe('accepted');
  });

  it('is added by who has proven lately who they are', async () => {
    const company = await makeFixture(sql);
    const actor = memberActor(company.id, company.owner.memberId, 'owner');
    const provenAt = new Date(Date.now() - 3_600_000).toISOString();
    expect(await refusal(tryCommand(createWebhookEndpoint, { ...actor, provenAt }, wish))).toMatchObject({
      code: 'reauthentication_required',
    });
  });
});

it('a body says of an event only what is named, whatever else the log comes to hold', () => {
  const state = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(state, state, (before, after) => {
      const event = { at: new Date(0), operationId: 'opr_1', targetId: 'num_1', before, after };
      const said = { companyId: 'com_1', eventId: 'evt_1', type: 'number.assigned', event };
      const hidden = {
        ...said,
        event: { ...event, before: { ...before, email: 'x' }, after: { ...after, name: 'x' } },
      };
      delete before.email;
      delete after.name;
      expect(payloadOf(hidden)).toBe(payloadOf(said));
    }),
  );
});
