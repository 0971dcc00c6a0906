import { beforeAll, describe, expect, it } from 'vitest';
import { clearOldMessages, Undeliverable } from '@/lib/access';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { toUuid } from '@/lib/kernel/id';
import { inviteMember, revokeInvitation } from '@/lib/members';
import { act } from '@/lib/testing/acting';
import { coreDatabase } from '@/lib/testing/core-database';
import { makeCompany, makeMember, type TestCompany } from '@/lib/testing/factories';
import { partsOf, smtpServer } from '@/lib/testing/smtp';
import { deliverMail } from './deliver-mail';

const { sql } = coreDatabase();
const server = smtpServer();

let company: TestCompany;
let count = 0;
beforeAll(async () => {
  company = await makeCompany();
});

/** What went out to an address of all that is due. */
async function postedTo(email: string) {
  server.received.length = 0;
  await deliverDueMessages({ mail: (message) => deliverMail(message, server.url), telephony: async () => 'recorded' });
  return server.received.filter(({ to }) => to.includes(email)).map((mail) => partsOf(mail)['text/plain'] ?? '');
}
const giveUp = () =>
  deliverDueMessages({
    mail: async () => {
      throw new Undeliverable('no such mailbox');
    },
  });
const waiting = (email: string) => sql<{ link: string; dead: boolean }[]>`
  select payload->>'link' as link, dead_at is not null as dead from outbox
  where company_id = ${toUuid('com', company.id)} and topic = 'mail.invitation' and payload->>'email' = ${email} order by created_at, id`;

async function invited() {
  count += 1;
  const email = `waits${count}@company.example`;
  const { id: memberId } = await makeMember(company, { email, invite: true });
  return { memberId, email };
}

describe('an invitation whose link no longer works', () => {
  it('when its turn comes is not sent and leaves nothing: the newer one goes out alone', async () => {
    const { memberId, email } = await invited();
    await act(inviteMember, company.owner, { memberId });
    const links = (await waiting(email)).map(({ link }) => link);
    expect(links).toHaveLength(2);
    const texts = await postedTo(email);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(links[1]);
    expect(await waiting(email)).toHaveLength(0);
  });

  it('because it was revoked goes to nobody', async () => {
    const { memberId, email } = await invited();
    await act(revokeInvitation, company.owner, { memberId });
    expect(await postedTo(email)).toEqual([]);
    expect(await waiting(email)).toHaveLength(0);
  });

  it('and was given up leaves with the night; one that could still be sent again stays', async () => {
    const [dead, alive] = [await invited(), await invited()];
    await giveUp();
    expect(await clearOldMessages(company.id)).toBe(0);
    for (const { email } of [dead, alive]) expect(await waiting(email)).toMatchObject([{ dead: true }]);
    await act(revokeInvitation, company.owner, { memberId: dead.memberId });
    expect(await clearOldMessages(company.id)).toBe(1);
    expect(await waiting(dead.email)).toHaveLength(0);
    expect(await waiting(alive.email)).toHaveLength(1);
    await sql`update invitations set expires_at = now() where member_id = ${toUuid('mem', alive.memberId)}`;
    expect(await clearOldMessages(company.id)).toBe(1);
    expect(await waiting(alive.email)).toHaveLength(0);
  });
});
