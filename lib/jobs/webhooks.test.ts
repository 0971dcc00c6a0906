import { describe, expect, it, vi } from 'vitest';
import { claimDueDelivery, clearOldDeliveries } from '@/lib/access';
import { assignNumber, unassignNumber } from '@/lib/assignments';
import { toUuid } from '@/lib/kernel/id';
import { createMember } from '@/lib/members';
import { act, ask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { answering, isSignedBy, webhookTarget } from '@/lib/testing/webhook-target';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookDeliveries,
  replayDeadWebhookDeliveries,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '@/lib/webhooks';
import type { WebhookEvent } from '@/lib/webhooks/input';
import { deliverDueMessages } from './outbox';
import { deliverDueWebhooks, feedWebhooks } from './webhooks';

// Before anything reads the environment: the targets of these tests are on this machine.
vi.hoisted(() => {
  process.env.WEBHOOK_LOCAL_TARGETS = 'on';
});

const { sql } = coreDatabase();
const target = webhookTarget();
let paths = 0;

/** A company with a number, a licence and an endpoint of its own path. */
async function told(events: WebhookEvent[] = ['number.assigned', 'number.unassigned'], url?: string) {
  const company = await makeFixture(sql, { numbers: 3, monthly: 3 });
  paths += 1;
  const path = `/hooks/${paths}`;
  const endpoint = await act(createWebhookEndpoint, company.owner, { url: url ?? target.url(path), events });
  const { id: endpointId, secret } = endpoint;
  const deliveries = async () => (await ask(listWebhookDeliveries, company.owner, { endpointId })).data;
  return { company, path, endpointId, secret, deliveries, key: { companyId: company.id, endpointId } };
}

const assign = (company: FixtureCompany, at = 0) =>
  act(assignNumber, company.owner, {
    memberId: company.members[0] ?? '',
    numberId: company.numbers[at]?.id ?? '',
  });
const makeDue = (company: FixtureCompany) =>
  sql`update webhook_deliveries set next_attempt_at = now() where company_id = ${company.uuid} and next_attempt_at is not null`;

describe('a webhook', () => {
  it('says what happened by ids and states, signed, once, and nothing personal', async () => {
    const { company, path, endpointId, secret, deliveries } = await told();
    const { assignment } = (await assign(company)) as { assignment: { id: string; licenceId: string } };
    expect(await deliverDueWebhooks()).toBe(1);
    expect(await deliverDueWebhooks()).toBe(0);
    const [webhook, ...more] = target.at(path);
    expect(more).toEqual([]);
    if (webhook === undefined) throw new Error('nothing arrived');
    const [delivery] = await deliveries();
    expect(JSON.parse(webhook.body)).toEqual({
      id: delivery?.eventId,
      type: 'number.assigned',
      at: delivery?.at,
      companyId: company.id,
      data: {
        operationId: expect.stringMatching(/^opr_/),
        targetId: company.numbers[0]?.id,
        before: { status: 'unassigned', memberId: null, licenceId: null },
        after: {
          status: 'assigned',
          memberId: company.members[0],
          licenceId: assignment.licenceId,
          assignmentId: assignment.id,
          licenceOrigin: 'available',
          purchaseId: null,
        },
      },
    });
    expect(webhook.headers['webhook-id']).toBe(delivery?.eventId);
    expect(isSignedBy(secret, webhook)).toBe(true);
    expect(isSignedBy(secret, { ...webhook, body: `${webhook.body} ` })).toBe(false);
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, statusCode: 200, answer: 'taken' });
    const [stored] = await sql<{ secret: string }[]>`
      select secret from webhook_endpoints where id = ${toUuid('whk', endpointId)}`;
    expect(stored?.secret).not.toContain(secret.slice(6));
  });

  it('says no name, address or text of a person, whatever the log has of them', async () => {
    const { company, path } = await told(['member.created']);
    const person = { firstName: 'Zerbinette', lastName: 'Quillon', email: 'zerbinette@quillon.example' };
    const { id } = await act(createMember, company.owner, { ...person, role: 'member' });
    await deliverDueWebhooks();
    const [webhook] = target.at(path);
    expect(webhook?.body).toContain(id);
    expect(webhook?.body).not.toMatch(/zerbinette|quillon/i);
  });

  it('is sent of what was chosen and happened since, not of the past or of other companies (R25)', async () => {
    const other = await told();
    await assign(other.company);
    const company = await makeFixture(sql, { numbers: 2, monthly: 2 });
    await assign(company);
    const url = target.url('/late');
    const { id: endpointId } = await act(createWebhookEndpoint, company.owner, { url, events: ['number.unassigned'] });
    await assign(company, 1);
    await act(unassignNumber, company.owner, { numberId: company.numbers[0]?.id ?? '' });
    await deliverDueWebhooks();
    expect(target.at('/late').map(({ body }) => JSON.parse(body).type)).toEqual(['number.unassigned']);
    expect((await ask(listWebhookDeliveries, company.owner, { endpointId })).data).toHaveLength(1);
    expect(target.at(other.path)).toHaveLength(1);
  });

  it('arrives once per event from many workers at once, and from one in the order of the log', async () => {
    const idsOf = (path: string) => target.at(path).map(({ headers }) => String(headers['webhook-id']));
    const logOf = async ({ uuid }: FixtureCompany) => {
      const rows = await sql<{ id: string }[]>`
        select 'evt_' || replace(id::text, '-', '') as id from audit_events
        where company_id = ${uuid} and action like 'number.%assigned' order by sequence`;
      return rows.map(({ id }) => id);
    };
    const acts = async (company: FixtureCompany) => {
      for (const at of [0, 1, 2]) await assign(company, at);
      await act(unassignNumber, company.owner, { numberId: company.numbers[1]?.id ?? '' });
    };
    const [one, many] = [await told(), await told()];
    await acts(one.company);
    await deliverDueWebhooks();
    expect(idsOf(one.path)).toEqual(await logOf(one.company));
    await acts(many.company);
    await Promise.all([feedWebhooks(), feedWebhooks(), deliverDueWebhooks(), deliverDueWebhooks()]);
    await deliverDueWebhooks();
    expect(idsOf(many.path).toSorted()).toEqual((await logOf(many.company)).toSorted());
  });

  it('goes out again, under the same id, when a worker dies with it', async () => {
    const { company, path, key, deliveries } = await told();
    await assign(company);
    await feedWebhooks();
    const held = await claimDueDelivery(key, 60_000);
    expect(await deliverDueWebhooks()).toBe(0);
    await makeDue(company);
    expect(await deliverDueWebhooks()).toBe(1);
    expect(target.at(path).map(({ headers }) => headers['webhook-id'])).toEqual([held?.eventId]);
    expect(await deliveries()).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });
});

describe('a target that does not take it', () => {
  it.each([
    ['answers 500', answering(500, 'oh\u0000 no\n'), { problem: 'status', statusCode: 500, answer: 'oh no' }],
    ['redirects', answering(302, '', { location: '/hooks/1' }), { problem: 'redirect', statusCode: 302, answer: null }],
    ['answers more than is kept', answering(400, 'x'.repeat(9_000)), { problem: 'status', answer: 'x'.repeat(500) }],
  ])('that %s is tried again later', async (_name, answer, outcome) => {
    const { company, path, deliveries } = await told();
    await assign(company);
    target.answers.push(answer);
    expect(await deliverDueWebhooks()).toBe(0);
    expect(target.at(path)).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ ...outcome, status: 'waiting', attempts: 1, deliveredAt: null }]);
    expect(await deliverDueWebhooks()).toBe(0);
    await makeDue(company);
    expect(await deliverDueWebhooks()).toBe(1);
    const [first, second] = target.at(path);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(await deliveries()).toMatchObject([{ status: 'delivered', attempts: 2, problem: null, statusCode: 200 }]);
  });

  it('is down: the reason is kept', async () => {
    const { company, deliveries } = await told(['number.assigned'], 'http://127.0.0.1:1/hooks');
    await assign(company);
    await deliverDueWebhooks();
    expect(await deliveries()).toMatchObject([{ status: 'waiting', problem: 'unreachable', statusCode: null }]);
  });

  it('is where nothing may be sent: its address is looked at again at every attempt', async () => {
    const { company, deliveries } = await told();
    await sql`update webhook_endpoints set url = 'http://169.254.169.254/latest/meta-data' where company_id = ${company.uuid}`;
    await assign(company);
    await deliverDueWebhooks();
    expect(await deliveries()).toMatchObject([{ status: 'waiting', problem: 'address', statusCode: null }]);
  });

  it('is slow: others get theirs meanwhile', async () => {
    const [slow, quick] = [await told(), await told()];
    let end = () => {};
    target.answers.push((response) => {
      end = () => response.writeHead(200).end();
    });
    await assign(slow.company);
    await feedWebhooks();
    const waiting = deliverDueWebhooks();
    await vi.waitFor(() => expect(target.at(slow.path)).toHaveLength(1));
    await assign(quick.company);
    expect(await deliverDueWebhooks()).toBe(1);
    expect(target.at(quick.path)).toHaveLength(1);
    expect(await slow.deliveries()).toMatchObject([{ status: 'waiting', attempts: 1 }]);
    end();
    expect(await waiting).toBe(1);
  });

  it('answers 500 for more than a day: the event is given up after its fifteenth attempt, and can be sent again', async () => {
    const { company, path, endpointId, deliveries } = await told();
    await assign(company);
    await assign(company, 1);
    let waited = 0;
    for (let attempt = 1; attempt <= 15; attempt += 1) {
      target.answers.push(answering(500), answering(500));
      await deliverDueWebhooks();
      await deliverDueWebhooks();
      const [delivery] = await deliveries();
      if (delivery?.nextAttemptAt)
        waited += Date.parse(delivery.nextAttemptAt) - Date.parse(delivery.attemptedAt ?? '');
      await makeDue(company);
    }
    expect(waited).toBeGreaterThan(24 * 3_600_000);
    expect(await deliveries()).toMatchObject([
      { status: 'dead', attempts: 15, nextAttemptAt: null },
      { status: 'dead', attempts: 15, nextAttemptAt: null },
    ]);
    expect(await ask(getWebhookEndpoint, company.owner, { endpointId })).toMatchObject({ dead: 2, waiting: 0 });
    expect(await deliverDueWebhooks()).toBe(0);

    const before = target.at(path).length;
    expect(await act(replayDeadWebhookDeliveries, company.owner, { endpointId })).toEqual({ replayed: 2 });
    expect(await deliverDueWebhooks()).toBe(2);
    const ids = (list: { headers: Record<string, unknown> }[]) =>
      list.map(({ headers }) => String(headers['webhook-id']));
    const again = ids(target.at(path).slice(before));
    expect(again.toSorted()).toEqual([...new Set(ids(target.at(path).slice(0, before)))].toSorted());
    expect(await act(replayDeadWebhookDeliveries, company.owner, { endpointId })).toEqual({ replayed: 0 });
    const eventId = String(again[0]);
    await act(replayWebhookDelivery, company.owner, { endpointId, eventId });
    expect(await deliverDueWebhooks()).toBe(1);
    expect(ids(target.at(path)).at(-1)).toBe(eventId);
  });

  it('takes nothing for days: it is disabled, its owners are told once, and what waited is kept to be sent again', async () => {
    const { company, path, endpointId, deliveries } = await told();
    await assign(company);
    await assign(company, 1);
    target.answers.push(answering(503));
    await deliverDueWebhooks();
    await makeDue(company);
    await sql`update webhook_endpoints set failing_since = now() - interval '5 days' where company_id = ${company.uuid}`;
    target.answers.push(answering(503));
    await deliverDueWebhooks();
    const endpoint = await ask(getWebhookEndpoint, company.owner, { endpointId });
    expect(endpoint).toMatchObject({ enabled: false, disabledBecause: 'failing', waiting: 0, dead: 2 });
    const owners = await sql<{ payload: { memberId: string } }[]>`
      select payload from outbox where company_id = ${company.uuid} and topic = 'mail.webhook_disabled'`;
    expect(owners.map(({ payload }) => payload.memberId)).toEqual([company.owner.memberId]);
    await deliverDueMessages();
    const [mail] = await sql<{ text: string }[]>`
      select text_body as text from mails where subject like 'Webhooks to 127.0.0.1%' order by received_at desc limit 1`;
    expect(mail?.text).toContain(`/settings/webhooks/${endpointId}`);
    expect((await actionsOf(sql, company)).filter((action) => action === 'webhook_endpoint.disabled')).toHaveLength(1);

    // What happens while it is disabled is not for it.
    await assign(company, 2);
    const arrived = target.at(path).length;
    await deliverDueWebhooks();
    await act(changeWebhookEndpoint, company.owner, { endpointId, enabled: true });
    expect(await deliverDueWebhooks()).toBe(0);
    expect(target.at(path)).toHaveLength(arrived);
    await act(replayDeadWebhookDeliveries, company.owner, { endpointId });
    expect(await deliverDueWebhooks()).toBe(2);
    expect(await ask(getWebhookEndpoint, company.owner, { endpointId })).toMatchObject({
      enabled: true,
      disabledBecause: null,
      failingSince: null,
    });
    expect(await deliveries()).toHaveLength(2);
  });
});

it('a test goes the way of all events, to this endpoint alone and whatever it has chosen', async () => {
  const { company, path, endpointId } = await told(['number.deleted']);
  await act(createWebhookEndpoint, company.owner, { url: target.url('/beside'), events: ['number.deleted'] });
  await act(testWebhookEndpoint, company.owner, { endpointId });
  expect(await deliverDueWebhooks()).toBe(1);
  expect(JSON.parse(target.at(path)[0]?.body ?? '')).toMatchObject({
    type: 'webhook_endpoint.tested',
    data: { targetId: endpointId },
  });
});

it('a secret that was replaced signs beside the new one for a day', async () => {
  const { company, path, endpointId, secret } = await told();
  const { secret: next } = await act(rotateWebhookSecret, company.owner, { endpointId });
  await assign(company);
  await deliverDueWebhooks();
  const signers = () => {
    const last = target.at(path).at(-1);
    return last === undefined ? [] : [secret, next].map((each) => isSignedBy(each, last));
  };
  expect(signers()).toEqual([true, true]);
  await sql`update webhook_endpoints set previous_secret_until = now() where company_id = ${company.uuid}`;
  await assign(company, 1);
  await deliverDueWebhooks();
  expect(signers()).toEqual([false, true]);
});

it('deliveries leave after as many days as sent mail is kept; those that wait stay', async () => {
  const { company } = await told();
  for (const at of [0, 1, 2]) await assign(company, at);
  target.answers.push(answering(200), answering(200), answering(500));
  await deliverDueWebhooks();
  expect(await clearOldDeliveries(company.id)).toBe(0);
  await sql`update webhook_deliveries set delivered_at = delivered_at - interval '10 years' where company_id = ${company.uuid}`;
  expect(await clearOldDeliveries(company.id)).toBe(2);
});
