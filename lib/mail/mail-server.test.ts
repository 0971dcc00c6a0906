import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { toUuid } from '@/lib/kernel/id';
import { act } from '@/lib/testing/acting';
import { type FixtureCompany, makeFixture } from '@/lib/testing/company-fixture';
import { coreDatabase } from '@/lib/testing/core-database';
import { smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

/** What the mail server got out of everything that is due. */
async function posted() {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url) });
  return [...server.received];
}

const company = () => makeFixture(sql, { numbers: 1, monthly: 1 });
const assign = (made: FixtureCompany) =>
  act(assignNumber, made.owner, { memberId: made.members[0] ?? '', numberId: made.numbers[0]?.id ?? '' });
const outboxOf = async (made: FixtureCompany) => [
  ...(await sql<Record<string, unknown>[]>`
    select attempts, delivered_at is not null as delivered, dead_at is not null as dead, receipt, last_error
    from outbox where company_id = ${made.uuid} and topic like 'mail.%' order by created_at, id`),
];

describe('a mail server that', () => {
  it('never speaks is given up on, and asked again later', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const address = silent.address();
    const url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}?greetingTimeout=200`;
    const made = await company();
    await assign(made);
    await deliverDueMessages({ mail: (message) => deliverMail(message, url) });
    expect(await outboxOf(made)).toMatchObject([
      { attempts: 1, delivered: false, dead: false, last_error: expect.stringMatching(/greeting/i) },
    ]);
    silent.close();
    await sql`delete from outbox where company_id = ${made.uuid}`;
  });

  it('says "not now" is asked again later', async () => {
    const made = await company();
    await assign(made);
    server.answers.push(451);
    expect(await posted()).toEqual([]);
    expect(await outboxOf(made)).toMatchObject([
      { attempts: 1, delivered: false, dead: false, last_error: expect.stringContaining('not now, not here') },
    ]);
    await sql`update outbox set next_attempt_at = now() where company_id = ${made.uuid} and delivered_at is null`;
    expect(await posted()).toHaveLength(1);
    expect(await outboxOf(made)).toMatchObject([
      { attempts: 2, delivered: true, receipt: expect.stringMatching(/^250/) },
    ]);
  });

  it('refuses for good is not asked again', async () => {
    const made = await company();
    await assign(made);
    server.answers.push(550);
    await posted();
    expect(await outboxOf(made)).toMatchObject([
      { attempts: 1, dead: true, last_error: expect.stringContaining('550') },
    ]);
  });

  it('is down, or hangs up, is asked again later', async () => {
    const rude = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => {
      rude.listen(0, '127.0.0.1', resolve);
    });
    const address = rude.address();
    const url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const made = await company();
    await assign(made);
    const due = () =>
      sql`update outbox set next_attempt_at = now() where company_id = ${made.uuid} and delivered_at is null`;
    await deliverDueMessages({ mail: (message) => deliverMail(message, url) });
    expect(await outboxOf(made)).toMatchObject([{ attempts: 1, delivered: false, dead: false }]);
    await new Promise((resolve) => rude.close(resolve));
    await due();
    await deliverDueMessages({ mail: (message) => deliverMail(message, url) });
    expect(await outboxOf(made)).toMatchObject([
      { attempts: 2, dead: false, last_error: expect.stringContaining('ECONNREFUSED') },
    ]);
    await due();
    expect(await posted()).toHaveLength(1);
  });

  it('is given no address that is none', async () => {
    const made = await company();
    await assign(made);
    await sql`update members set email = ${'a@b.example, c@d.example'} where company_id = ${made.uuid} and id = ${toUuid('mem', made.members[0] ?? '')}`;
    expect(await posted()).toEqual([]);
    expect(await outboxOf(made)).toMatchObject([{ dead: true, delivered: false }]);
  });
});
