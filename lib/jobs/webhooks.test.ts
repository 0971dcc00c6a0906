import { describe, expect, it, vi } from 'vitest';
import { claimDueDelivery, clearOldDeliveries } from '@/lib/access';
import { unassignNumber } from '@/lib/assignments';
import { toUuid } from '@/lib/kernel/id';
import { createMember } from '@/lib/members';
import { act, ask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { answering, isSignedBy } from '@/lib/testing/webhook-target';
import { webhookWorld } from '@/lib/testing/webhook-world';
import { createWebhookEndpoint, listWebhookDeliveries, rotateWebhookSecret, testWebhookEndpoint } from '@/lib/webhooks';
import { deliverDueWebhooks, feedWebhooks } from './webhooks';

// Before anything reads the environment: the targets of these tests are on this machine.
vi.hoisted(() => {
  process.env.WEBHOOK_LOCAL_TARGETS = 'on';
});

const { sql } = coreDatabase();
const { target, told, assign, makeDue } = webhookWorld(sql);

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
