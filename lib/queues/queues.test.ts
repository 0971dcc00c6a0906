import { afterAll, describe, expect, it } from 'vitest';
import { feedEndpoint, finishJobs, takeJobs } from '@/lib/access';
import { closeJobs } from '@/lib/db/job-library';
import { act, operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { setJobAside } from '@/lib/testing/set-aside';
import { createWebhookEndpoint, testWebhookEndpoint } from '@/lib/webhooks';
import { listQueues, retryJob } from '.';

const { sql } = coreDatabase();
afterAll(closeJobs);
const desk = staff('operator');
const look = () => operate(listQueues, {}, desk);
const queueOf = async (name: string) => (await look()).queues.find(({ queue }) => queue === name);

describe('the worker’s queues', () => {
  it('say what is due and since when, offered or not', async () => {
    const company = await makeFixture(sql);
    await sql`update company_ledgers set settle_due_at = '2026-01-01T00:00:00Z' where company_id = ${company.uuid}`;
    expect(await queueOf('settle')).toMatchObject({ due: 1, oldest: '2026-01-01T00:00:00.000Z', active: 0, failed: 0 });
    await sql`update company_ledgers set settle_due_at = '2091-01-01T00:00:00Z' where company_id = ${company.uuid}`;
    expect(await queueOf('settle')).toMatchObject({ due: 0, oldest: null, next: '2091-01-01T00:00:00.000Z' });
  });

  it('count messages that wait, and say when the last one went out', async () => {
    const { uuid } = await makeFixture(sql);
    const insert = (delivered: string | null, due: string | null) => sql`
      insert into outbox (company_id, id, topic, payload, operation_id, created_at, attempts, next_attempt_at, delivered_at)
      values (${uuid}, gen_random_uuid(), 'mail.invitation', '{}', gen_random_uuid(), now(), 0, ${due}, ${delivered})`;
    await insert(null, '2026-01-01T00:00:00Z');
    await insert('2026-01-02T00:00:00Z', null);
    expect(await queueOf('outbox')).toMatchObject({
      due: 1,
      oldest: '2026-01-01T00:00:00.000Z',
      last: '2026-01-02T00:00:00.000Z',
    });
  });

  it('count what is sent to programs of companies, and what of it was given up', async () => {
    const { id: companyId, uuid, owner } = await makeFixture(sql);
    const url = 'https://hooks.example/';
    const { id: endpointId } = await act(createWebhookEndpoint, owner, { url, events: ['number.taken'] });
    for (let tests = 0; tests < 3; tests += 1) await act(testWebhookEndpoint, owner, { endpointId });
    await feedEndpoint({ companyId, endpointId });
    const first = sql`(select min(sequence) from webhook_deliveries where company_id = ${uuid})`;
    await sql`update webhook_deliveries set next_attempt_at = null, dead_at = now() where company_id = ${uuid} and sequence = ${first}`;
    expect(await queueOf('webhooks')).toMatchObject({ due: 2, failed: 1, next: null });
  });

  it('name what was set aside with its company and reason, and have it tried again once', async () => {
    const company = await makeFixture(sql);
    const jobId = await setJobAside(sql, 'print', { companyId: company.id }, 'no paper');
    const { failed } = await look();
    expect(failed).toMatchObject([{ queue: 'print', jobId, isSetAside: true, attempts: 1, reason: 'no paper' }]);
    expect(failed[0]?.company?.id).toBe(company.id);
    expect(await operate(retryJob, { queue: 'print', jobId }, desk)).toEqual({ jobId });
    expect((await look()).failed.filter(({ isSetAside }) => isSetAside)).toEqual([]);
    expect(await refusal(tryTask(retryJob, { queue: 'print', jobId }, desk))).toMatchObject({ code: 'not_found' });
    expect((await takeJobs('print', 10)).map(({ id }) => id)).toEqual([jobId]);
    await finishJobs('print', [jobId]);
  });

  it('are an operator admin’s business only (R24)', async () => {
    expect(await refusal(tryTask(listQueues, {}, staff('support')))).toMatchObject({ code: 'forbidden' });
  });
});
