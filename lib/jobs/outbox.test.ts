import { describe, expect, it } from 'vitest';
import { claimDueMessage, companiesWithDueMessages, type DueMessage, Undeliverable } from '@/lib/access';
import { fromUuid, newId, toUuid } from '@/lib/kernel/id';
import { listGivenUpMessages, retryMessage } from '@/lib/mailbox';
import { operate, refusal, tryTask } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { actionsOf } from '@/lib/testing/figures';
import { deliverDueMessages, type Handler, OutboxDelivery } from './outbox';

const { sql } = coreDatabase();

/** Messages of the company, oldest first, due now. */
async function put(company: FixtureCompany, ...topics: string[]): Promise<string[]> {
  const ids = topics.map(() => toUuid('msg', newId('msg')));
  for (const [at, topic] of topics.entries()) {
    await sql`insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
      values (${company.uuid}, ${ids[at] ?? ''}, ${topic}, '{}', ${toUuid('opr', newId('opr'))}, clock_timestamp(), clock_timestamp() - interval '1 minute')`;
  }
  return ids;
}

const rowsOf = async (company: FixtureCompany) => [
  ...(await sql<Record<string, unknown>[]>`
    select attempts, delivered_at is not null as delivered, dead_at is not null as dead, next_attempt_at > now() as later, receipt, last_error
    from outbox where company_id = ${company.uuid} order by created_at, id`),
];
const makeDue = (company: FixtureCompany) =>
  sql`update outbox set next_attempt_at = now() where company_id = ${company.uuid} and delivered_at is null and dead_at is null`;

/** A handler that keeps what it was given. */
function recording(answer: (message: DueMessage) => Promise<string> = async () => 'taken') {
  const seen: DueMessage[] = [];
  const handler: Handler = (message) => {
    seen.push(message);
    return answer(message);
  };
  return { seen, handlers: { mail: handler, telephony: handler } };
}

/** A promise that a test settles itself. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the outbox', () => {
  it('goes out in the order in which it was written, each message once, with what took it said', async () => {
    const company = await makeFixture(sql);
    const ids = await put(company, 'mail.a', 'mail.b', 'telephony.c');
    const { seen, handlers } = recording();
    expect(await deliverDueMessages(handlers)).toBe(3);
    expect(seen.map((message) => message.id)).toEqual(ids);
    expect(await deliverDueMessages(handlers)).toBe(0);
    expect(await rowsOf(company)).toEqual(
      ids.map(() => ({ attempts: 1, delivered: true, dead: false, later: null, receipt: 'taken', last_error: null })),
    );
  });

  it('tries again later after a failure, under the same id, and keeps the reason', async () => {
    const company = await makeFixture(sql);
    const [id] = await put(company, 'mail.a');
    const failing = recording(() => Promise.reject(new Error('421 too busy')));
    expect(await deliverDueMessages(failing.handlers)).toBe(0);
    expect(await rowsOf(company)).toMatchObject([
      { attempts: 1, delivered: false, dead: false, later: true, last_error: '421 too busy' },
    ]);
    expect(await deliverDueMessages(failing.handlers)).toBe(0);
    expect(failing.seen).toHaveLength(1);

    await makeDue(company);
    const working = recording();
    expect(await deliverDueMessages(working.handlers)).toBe(1);
    expect(working.seen).toMatchObject([{ id, attempt: 2 }]);
    expect(await rowsOf(company)).toMatchObject([{ attempts: 2, delivered: true, dead: false }]);
  });

  it('gives a message up after its last attempt, and at once when no attempt can help', async () => {
    const company = await makeFixture(sql);
    await put(company, 'mail.tired', 'mail.refused', 'pigeon.unknown');
    await sql`update outbox set attempts = 11 where company_id = ${company.uuid} and topic = 'mail.tired'`;
    const { handlers } = recording(({ topic }) =>
      Promise.reject(topic === 'mail.refused' ? new Undeliverable('550 no such mailbox') : new Error('timeout')),
    );
    await deliverDueMessages(handlers);
    expect(await rowsOf(company)).toMatchObject([
      { attempts: 12, dead: true, delivered: false, later: null, last_error: 'timeout' },
      { attempts: 1, dead: true, last_error: '550 no such mailbox' },
      { attempts: 1, dead: true, last_error: 'nobody delivers pigeon.unknown' },
    ]);
    expect(await companiesWithDueMessages(100)).not.toContain(company.id);
  });

  it('that was given up is named to the operator without what it says, and tried again on request', async () => {
    const company = await makeFixture(sql);
    const [id = ''] = await put(company, 'mail.a');
    await deliverDueMessages(recording(() => Promise.reject(new Undeliverable('550 no such mailbox'))).handlers);
    const { data } = await operate(listGivenUpMessages, {});
    const messageId = fromUuid('msg', id);
    const [found] = data.filter((message) => message.companyId === company.id);
    expect(found).toMatchObject({ id: messageId, topic: 'mail.a', attempts: 1, lastError: '550 no such mailbox' });
    expect(found).not.toHaveProperty('payload');

    const elsewhere = await makeFixture(sql);
    expect(await refusal(tryTask(retryMessage, { companyId: elsewhere.id, messageId }))).toEqual({ code: 'not_found' });
    await operate(retryMessage, { companyId: company.id, messageId });
    expect(await refusal(tryTask(retryMessage, { companyId: company.id, messageId }))).toEqual({ code: 'not_found' });
    const { seen, handlers } = recording();
    expect(await deliverDueMessages(handlers)).toBe(1);
    expect(seen).toMatchObject([{ id, attempt: 1 }]);
    expect(await actionsOf(sql, company)).toEqual(['message.retried']);
  });

  it('that were given up are listed the newest first with their company’s name, page by page and back', async () => {
    const company = await makeFixture(sql);
    const ids = await put(company, ...Array.from({ length: 5 }, (_, at) => `mail.${at}`));
    // Later than whatever else was given up, two of them at the same instant.
    for (const [at, id] of ids.entries())
      await sql`update outbox set next_attempt_at = null, attempts = 12, last_error = '421 too busy', dead_at = now() + make_interval(hours => ${Math.min(at, 3)}) where id = ${id}`;
    const first = await operate(listGivenUpMessages, { limit: 3 });
    const second = await operate(listGivenUpMessages, { limit: 3, cursor: first.nextCursor ?? '' });
    const newestFirst = [ids[4], ids[3], ids[2], ids[1], ids[0]].map((id) => fromUuid('msg', id ?? ''));
    expect([...first.data, ...second.data].slice(0, 5).map(({ id }) => id)).toEqual(newestFirst);
    const [{ name } = { name: '' }] = await sql<
      { name: string }[]
    >`select name from companies where company_id = ${company.uuid}`;
    expect(first.data[0]).toMatchObject({ companyName: name, attempts: 12, lastError: '421 too busy' });
    expect(await operate(listGivenUpMessages, { limit: 3, cursor: second.previousCursor ?? '' })).toMatchObject({
      data: first.data,
    });
    expect(
      await refusal(tryTask(listGivenUpMessages, { cursor: 'WyJnaXZlbl91cCIsImFmdGVyIiwieCIsInkiXQ' })),
    ).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('never gives one message to two workers at the same time', async () => {
    const company = await makeFixture(sql);
    const ids = await put(company, ...Array.from({ length: 12 }, (_, at) => `mail.${at}`));
    const under = new Set<string>();
    const { seen, handlers } = recording(async ({ id }) => {
      expect(under.has(id)).toBe(false);
      under.add(id);
      await new Promise(setImmediate);
      under.delete(id);
      return 'taken';
    });
    const counts = await Promise.all([1, 2, 3, 4].map(() => deliverDueMessages(handlers)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(12);
    expect(seen.map((message) => message.id).sort()).toEqual([...ids].sort());
    expect(new Set((await rowsOf(company)).map((row) => row.attempts))).toEqual(new Set([1]));
  });

  it('comes up again after a worker died with a message in its hands', async () => {
    const company = await makeFixture(sql);
    const [id] = await put(company, 'mail.a');
    expect(await claimDueMessage(company.id, 180_000)).toMatchObject({ id, attempt: 1 });
    const { seen, handlers } = recording();
    expect(await deliverDueMessages(handlers)).toBe(0);

    await makeDue(company);
    expect(await deliverDueMessages(handlers)).toBe(1);
    expect(seen).toMatchObject([{ id, attempt: 2 }]);
  });

  it('an attempt that ends after its hold does not undo what the next one achieved', async () => {
    const company = await makeFixture(sql);
    await put(company, 'mail.a');
    const { open, opened } = gate();
    const slow = deliverDueMessages(recording(() => opened.then(() => Promise.reject(new Error('too late')))).handlers);
    await expect.poll(async () => (await rowsOf(company))[0]?.attempts).toBe(1);
    await makeDue(company);
    await deliverDueMessages(recording().handlers);
    open();
    await slow;
    expect(await rowsOf(company)).toMatchObject([{ attempts: 2, delivered: true, dead: false, last_error: null }]);
  });

  it('of a company that waits keeps no other company waiting', async () => {
    const [stuck, free] = [await makeFixture(sql), await makeFixture(sql)];
    await put(stuck, 'mail.a', 'mail.b');
    const { open, opened } = gate();
    const { seen, handlers } = recording(async ({ companyId }) => {
      if (companyId === stuck.id) await opened;
      return 'taken';
    });
    const delivery = new OutboxDelivery(handlers);
    const first = await delivery.begin();
    await put(free, 'mail.c');
    const second = await delivery.begin();
    expect(second).toHaveLength(1);
    await Promise.all(second);
    expect(await rowsOf(free)).toMatchObject([{ delivered: true }]);
    expect(seen.filter((message) => message.companyId === stuck.id)).toHaveLength(1);
    open();
    await Promise.all(first);
    expect(await rowsOf(stuck)).toMatchObject([{ delivered: true }, { delivered: true }]);
  });

  it('of companies whose first instruction waits for its next attempt takes no lane from a company with mail', async () => {
    const waiting = await Promise.all(Array.from({ length: 20 }, () => makeFixture(sql)));
    for (const company of waiting) {
      const [first = ''] = await put(company, 'telephony.first', 'telephony.second');
      await sql`update outbox set next_attempt_at = now() + interval '1 hour' where company_id = ${company.uuid} and id = ${first}`;
    }
    const free = await makeFixture(sql);
    await put(free, 'mail.a');
    await sql`update outbox set next_attempt_at = now() where company_id = ${free.uuid}`;
    const { seen, handlers } = recording();
    expect(await deliverDueMessages(handlers)).toBe(1);
    expect(seen).toMatchObject([{ companyId: free.id }]);
  });

  it('keeps instructions to the telephony system in their order even after a failure, and mail does not wait for them', async () => {
    const company = await makeFixture(sql);
    await put(company, 'telephony.first', 'telephony.second', 'mail.a');
    const failing = recording(({ topic }) =>
      topic === 'telephony.first' ? Promise.reject(new Error('down')) : Promise.resolve('taken'),
    );
    await deliverDueMessages(failing.handlers);
    expect(failing.seen.map((message) => message.topic)).toEqual(['telephony.first', 'mail.a']);
    await makeDue(company);
    const working = recording();
    await deliverDueMessages(working.handlers);
    expect(working.seen.map((message) => message.topic)).toEqual(['telephony.first', 'telephony.second']);
  });
});

it('R4: an instruction for the telephony system is recorded, and says that no such system is connected', async () => {
  const company = await makeFixture(sql);
  await put(company, 'telephony.history');
  expect(await deliverDueMessages()).toBe(1);
  expect(await rowsOf(company)).toMatchObject([
    { delivered: true, receipt: 'recorded: no telephony system is connected' },
  ]);
});
