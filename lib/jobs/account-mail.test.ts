import { afterAll, describe, expect, it } from 'vitest';
import { failJob, takeJobs } from '@/lib/access';
import { closeJobs } from '@/lib/db/job-library';
import { fromUuid, newId } from '@/lib/kernel/id';
import { listGivenUpMessages, retryMessage } from '@/lib/mailbox';
import { listQueues } from '@/lib/queues';
import { operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { tellAccounts } from './account-mail';

const { sql } = coreDatabase();
afterAll(closeJobs);

/** The mail of an account whose mail server does not answer, after as many attempts as it is given. */
async function givenUp(topic: string, { retries = 0, secondsLater = 0 } = {}) {
  const id = newId('acc');
  const email = `${id}@example.com`;
  await sql`insert into accounts (id, email) values (gen_random_uuid(), ${email})`;
  const [message] = await sql<{ id: string }[]>`
    insert into account_messages (id, topic, email) values (gen_random_uuid(), ${topic}, ${email}) returning id`;
  const uuid = message?.id ?? '';
  await sql`
    insert into pgboss.job (id, name, data, retry_limit, state, retry_count, started_on, completed_on, output)
    values (${uuid}, 'account-mail', ${sql.json({ messageId: fromUuid('msg', uuid) })}, ${retries}, 'failed', ${retries}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${secondsLater}),
      ${sql.json({ message: '421 too busy' })})`;
  return { uuid, email, messageId: fromUuid('msg', uuid) };
}

const listed = async (messageId: string) =>
  (await operate(listGivenUpMessages, {})).data.find(({ id }) => id === messageId);

describe('mail to an account’s holder that was given up', () => {
  it('is named to the operator with its kind and the last answer, and not whom it is for', async () => {
    const { messageId, email } = await givenUp('password_changed', { retries: 9 });
    const found = await listed(messageId);
    expect(found).toMatchObject({
      companyId: null,
      companyName: null,
      topic: 'account.password_changed',
      attempts: 10,
      lastError: '421 too busy',
    });
    expect(JSON.stringify(found)).not.toContain(email);
  });

  it('goes out when it is tried again, once, and leaves the list', async () => {
    const { messageId, email } = await givenUp('second_factor_removed');
    expect(await tellAccounts()).toBe(0);
    await operate(retryMessage, { companyId: null, messageId });
    expect(await listed(messageId)).toBeUndefined();
    expect(await refusal(tryTask(retryMessage, { companyId: null, messageId }))).toEqual({ code: 'not_found' });
    expect(await tellAccounts()).toBe(1);
    const events = await sql`select action from operator_events where target_id = ${messageId}`;
    expect(events).toEqual([{ action: 'account_message.retried' }]);
    const [mail] = await sql`select count(*)::int as mails from mails where recipient = ${email}`;
    expect(mail).toEqual({ mails: 1 });
  });

  it('comes back to the list when it fails again', async () => {
    const { messageId, uuid } = await givenUp('password_changed');
    await operate(retryMessage, { companyId: null, messageId });
    expect((await takeJobs('account-mail', 10)).map(({ id }) => id)).toEqual([uuid]);
    await failJob('account-mail', uuid, new Error('550 no such mailbox'));
    expect((await listed(messageId))?.lastError).toBe('550 no such mailbox');
  });

  it('stands among a company’s in the order in which they were given up, page by page', async () => {
    const company = await makeFixture(sql);
    const first = await givenUp('password_changed');
    await sql`
      insert into outbox (company_id, id, topic, payload, operation_id, created_at, attempts, dead_at)
      values (${company.uuid}, gen_random_uuid(), 'mail.invitation', '{}', gen_random_uuid(), now(), 12, clock_timestamp() + interval '1 second')`;
    const last = await givenUp('recovery_codes_replaced', { secondsLater: 2 });
    const pages = [await operate(listGivenUpMessages, { limit: 2 })];
    pages.push(await operate(listGivenUpMessages, { limit: 2, cursor: pages[0]?.nextCursor ?? '' }));
    const order = pages.flatMap(({ data }) => data).slice(0, 3);
    expect(order.map(({ id, companyId }) => companyId ?? id)).toEqual([last.messageId, company.id, first.messageId]);
  });

  it('counts as mail that waits only when it is tried again', async () => {
    const waiting = async () =>
      (await operate(listQueues, {})).queues.find(({ queue }) => queue === 'outbox')?.due ?? 0;
    const before = await waiting();
    const { messageId } = await givenUp('password_changed');
    expect(await waiting()).toBe(before);
    await operate(retryMessage, { companyId: null, messageId });
    expect(await waiting()).toBe(before + 1);
    await tellAccounts();
    expect(await waiting()).toBe(before);
  });

  it('is no job of its queue, and nobody else’s business', async () => {
    const { messageId } = await givenUp('password_changed');
    const { failed } = await operate(listQueues, {}, staff('operator'));
    expect(failed.map(({ queue }) => String(queue))).not.toContain('account-mail');
    const again = tryTask(retryMessage, { companyId: null, messageId }, staff('support'));
    expect(await refusal(again)).toMatchObject({ code: 'forbidden' });
  });

  it('whose hour is over, of a link that somebody asked for, is given up for good', async () => {
    const { messageId, uuid } = await givenUp('password_reset');
    expect((await listed(messageId))?.topic).toBe('account.password_reset');
    await sql`update account_messages set created_at = now() - interval '61 minutes' where id = ${uuid}`;
    await tellAccounts();
    expect(await listed(messageId)).toBeUndefined();
    expect(await refusal(tryTask(retryMessage, { companyId: null, messageId }))).toEqual({ code: 'not_found' });
  });
});
