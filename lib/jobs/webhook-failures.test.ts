import { describe, expect, it, vi } from 'vitest';
import { endpointsWithDueDeliveries } from '@/lib/access';
import { act, ask } from '@/lib/testing/acting';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { answering } from '@/lib/testing/webhook-target';
import { webhookWorld } from '@/lib/testing/webhook-world';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  replayDeadWebhookDeliveries,
  replayWebhookDelivery,
} from '@/lib/webhooks';
import { deliverDueMessages } from './outbox';
import { deliverDueWebhooks, feedWebhooks, WebhookDelivery } from './webhooks';

// Before anything reads the environment: the targets of these tests are on this machine.
vi.hoisted(() => {
  process.env.WEBHOOK_LOCAL_TARGETS = 'on';
});

const { sql } = coreDatabase();
const { target, told, assign, makeDue } = webhookWorld(sql);

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

  it('answers another protocol: that is no answer, and others get theirs', async () => {
    const { company, path, deliveries } = await told();
    await assign(company);
    target.answers.push(answering(101, '', { upgrade: 'tunnel', connection: 'upgrade' }));
    expect(await deliverDueWebhooks()).toBe(0);
    expect(target.at(path)).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: 'waiting', problem: 'status', statusCode: 101 }]);
  });

  it.each([
    [200, 'unreachable' as const],
    [503, 'status' as const],
  ])('breaks off in the middle of its answer: it has said %s, and is tried again', async (statusCode, problem) => {
    const { company, deliveries } = await told();
    await assign(company);
    target.answers.push((response) => {
      response.writeHead(statusCode, { 'content-length': 9 });
      response.write('be', () => response.destroy());
    });
    expect(await deliverDueWebhooks()).toBe(0);
    expect(await deliveries()).toMatchObject([{ status: 'waiting', problem, statusCode, answer: null }]);
  });

  it('is down: the reason is kept', async () => {
    const { company, deliveries } = await told(['number.assigned'], 'http://127.0.0.1:1/hooks');
    await assign(company);
    await deliverDueWebhooks();
    expect(await deliveries()).toMatchObject([{ status: 'waiting', problem: 'unreachable', statusCode: null }]);
    // What waits for its next attempt is not offered before.
    const offered = await endpointsWithDueDeliveries(50, 5);
    expect(offered.filter(({ companyId }) => companyId === company.id)).toEqual([]);
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

  it('takes long over each: its lane ends for others that wait, and the rest follows', async () => {
    const { company, path } = await told();
    await assign(company);
    await assign(company, 1);
    const clock = performance.now.bind(performance);
    let later = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + later);
    target.answers.push((response) => {
      later = 10_000;
      response.writeHead(200).end();
    });
    expect(await deliverDueWebhooks()).toBe(1);
    expect(target.at(path)).toHaveLength(1);
    expect(await deliverDueWebhooks()).toBe(1);
  });

  it('takes long, at many endpoints of one company: they have five lanes, and other companies theirs', async () => {
    const [slow, quick] = [await told(), await told()];
    // Lanes are counted: what is left of other tests opens none.
    await sql`
      update webhook_endpoints set enabled = false, disabled_because = 'company'
      where company_id <> all(${[slow.company.uuid, quick.company.uuid]})`;
    const slowPaths = [1, 2, 3, 4, 5, 6].map((at) => `/slow/${at}`);
    for (const path of slowPaths)
      await act(createWebhookEndpoint, slow.company.owner, { url: target.url(path), events: ['number.assigned'] });
    await act(changeWebhookEndpoint, slow.company.owner, { endpointId: slow.endpointId, enabled: false });
    const ends: (() => void)[] = [];
    for (const _each of slowPaths) target.answers.push((response) => ends.push(() => response.writeHead(200).end()));
    await assign(slow.company);
    while (await feedWebhooks());
    const offered = await endpointsWithDueDeliveries(50, 5);
    expect(offered.filter(({ companyId }) => companyId === slow.company.id)).toHaveLength(5);
    const delivery = new WebhookDelivery();
    const five = await delivery.begin();
    expect(five).toHaveLength(5);
    await vi.waitFor(() => expect(ends).toHaveLength(5));
    target.answers.length = 0;
    await assign(quick.company);
    while (await feedWebhooks());
    const [one, ...more] = await delivery.begin();
    expect(more).toEqual([]);
    expect(await one).toBe(1);
    expect(target.at(quick.path)).toHaveLength(1);
    for (const end of ends) end();
    expect(await Promise.all(five)).toEqual([1, 1, 1, 1, 1]);
    expect(await Promise.all(await delivery.begin())).toEqual([1]);
    expect(slowPaths.map((path) => target.at(path).length)).toEqual([1, 1, 1, 1, 1, 1]);
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

  it('answers 500 for a day and takes everything after it: each event arrives as it was, and is marked once', async () => {
    const { company, path, endpointId, deliveries } = await told();
    const DAY_MS = 24 * 3_600_000;
    let [passed, arrived] = [0, 0];
    /** Time goes on to the next attempt, as if it had been waited for; null where nothing waits. */
    const pass = async () => {
      const [row] = await sql<{ ms: number | null }[]>`
        select greatest(0, extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000)::float8 as ms
        from webhook_deliveries where company_id = ${company.uuid} having count(next_attempt_at) > 0`;
      if (row === undefined || row.ms === null) return null;
      const span = `${row.ms} milliseconds`;
      await sql`
        update webhook_deliveries set next_attempt_at = next_attempt_at - ${span}::interval
        where company_id = ${company.uuid} and next_attempt_at is not null`;
      await sql`update webhook_endpoints set failing_since = failing_since - ${span}::interval where company_id = ${company.uuid}`;
      return row.ms;
    };
    await assign(company);
    await assign(company, 1);
    for (let span: number | null = 0; span !== null; span = await pass()) {
      if (passed < DAY_MS / 2 && passed + span >= DAY_MS / 2) await assign(company, 2);
      passed += span;
      target.answers.splice(0, 9, ...(passed < DAY_MS ? [answering(500), answering(500), answering(500)] : []));
      arrived += await deliverDueWebhooks();
      if (passed < DAY_MS) expect(arrived).toBe(0);
    }
    expect(arrived).toBe(3);
    const marked = await deliveries();
    expect(marked.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
    for (const { eventId, attempts } of marked) {
      const sent = target.at(path).filter(({ headers }) => headers['webhook-id'] === eventId);
      expect(sent).toHaveLength(attempts);
      expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    }
    expect(await ask(getWebhookEndpoint, company.owner, { endpointId })).toMatchObject({
      enabled: true,
      failingSince: null,
      waiting: 0,
      dead: 0,
    });
    expect(await deliverDueWebhooks()).toBe(0);
  });

  it('is quiet for days after an event was given up: the next failure is the first', async () => {
    const { company, endpointId, deliveries } = await told();
    const failing = async (attempts: number) => {
      await feedWebhooks();
      await sql`
        update webhook_deliveries set attempts = ${attempts - 1}, next_attempt_at = now()
        where company_id = ${company.uuid} and next_attempt_at is not null`;
      target.answers.push(answering(502));
      await deliverDueWebhooks();
      const { enabled, failingSince } = await ask(getWebhookEndpoint, company.owner, { endpointId });
      // As if it had been days ago.
      await sql`
        update webhook_endpoints set failing_since = failing_since - interval '6 days' where company_id = ${company.uuid}`;
      return { enabled, isFailing: failingSince !== null };
    };
    await assign(company);
    expect(await failing(15)).toEqual({ enabled: true, isFailing: false });
    expect(await deliveries()).toMatchObject([{ status: 'dead' }]);
    await assign(company, 1);
    expect(await failing(1)).toEqual({ enabled: true, isFailing: true });
    // Meanwhile something was on its way all the time.
    expect(await failing(2)).toMatchObject({ enabled: false });
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
    const owners = await sql<{ payload: { memberId: string; url: string } }[]>`
      select payload from outbox where company_id = ${company.uuid} and topic = 'mail.webhook_disabled'`;
    expect(owners.map(({ payload }) => payload.memberId)).toEqual([company.owner.memberId]);
    expect(owners.map(({ payload }) => payload.url)).toEqual([new URL(target.url(path)).origin]);
    await deliverDueMessages();
    const [mail] = await sql<{ text: string }[]>`
      select text_body as text from mails where subject like 'Webhooks to 127.0.0.1%' and text_body like ${`%/${endpointId}%`}`;
    expect(mail?.text).toContain(`/settings/webhooks/${endpointId}`);
    expect(mail?.text).toContain(new URL(target.url(path)).origin);
    expect(mail?.text).not.toContain(path);
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
