import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { enterCompany, findSession, openInvitedAccount, openSession } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { act, ask, memberActor, operate } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, type TestCompany } from '@/lib/testing/factories';
import { inTenant } from '@/lib/testing/tenant';
import { acceptInvitation, getMember, listMembers } from '.';

const database = testDatabase();
afterAll(closePool);
const superuser = () => database.connectAsSuperuser({ max: 2 });

const MINUTE = 60_000;
const digestOf = (n: number) => String(n).padStart(64, '0');
let count = 0;
let [ours, theirs] = [{}, {}] as [TestCompany, TestCompany];
beforeAll(async () => {
  [ours, theirs] = [await makeCompany(), await makeCompany()];
});

/** Somebody who has come in at each of the companies with one account, and has not signed in yet. */
async function person(...companies: TestCompany[]) {
  count += 1;
  const email = `active${count}@active.example`;
  const { id: accountId } = await operate(openInvitedAccount, { email, passwordHash: '$argon2id$x' });
  const memberIds: string[] = [];
  for (const company of companies) {
    const { id } = await makeMember(company, { email });
    await act(acceptInvitation, memberActor(company.id, id, 'member'), {});
    await superuser()`update members set account_id = ${toUuid('acc', accountId)} where id = ${toUuid('mem', id)}`;
    memberIds.push(id);
  }
  const [memberId = '', elsewhereId = ''] = memberIds;
  return { accountId, memberId, elsewhereId };
}

async function signIn(accountId: string): Promise<string> {
  count += 1;
  const [secretDigest, key] = [digestOf(count), digestOf(0)];
  await operate(openSession, { accountId, secretDigest, accountKey: key, addressKey: key });
  return secretDigest;
}

const lastActive = async (memberId: string, company = ours) => {
  const { lastActiveAt } = await ask(getMember, company.owner, { memberId });
  return lastActiveAt === null ? null : Date.parse(lastActiveAt);
};
const age = async (digest: string, interval: string) =>
  superuser()`update sessions set last_used_at = now() - ${interval}::interval where secret_digest = ${digest}`;

describe('when a member was last active', () => {
  it('is unknown before they first sign in, then their newest use of the console to the minute', async () => {
    const { accountId, memberId } = await person(ours);
    expect(await lastActive(memberId)).toBeNull();
    const [older, newer] = [await signIn(accountId), await signIn(accountId)];
    await age(older, '3 days');
    await age(newer, '2 hours');
    const at = (await lastActive(memberId)) ?? 0;
    expect(at % MINUTE).toBe(0);
    expect(Date.now() - at).toBeGreaterThan(119 * MINUTE);
    expect(Date.now() - at).toBeLessThan(122 * MINUTE);
    await operate(findSession, { digest: older });
    expect(Date.now() - ((await lastActive(memberId)) ?? 0)).toBeLessThan(2 * MINUTE);
  });

  it('stays when their sessions have ended, and is in the list', async () => {
    const { accountId, memberId } = await person(ours);
    const digest = await signIn(accountId);
    await superuser()`update sessions set ended_at = now(), expires_at = now() where secret_digest = ${digest}`;
    const { data } = await ask(listMembers, ours.owner, { limit: 200 });
    expect(data.find(({ id }) => id === memberId)?.lastActiveAt).not.toBeNull();
    expect(data.find(({ id }) => id === ours.owner.memberId)?.lastActiveAt).toBeNull();
  });

  it('says nothing of what they do in another company (R25), nor that they are about to choose one', async () => {
    const { accountId, memberId, elsewhereId } = await person(ours, theirs);
    const choosing = await signIn(accountId);
    expect([await lastActive(memberId), await lastActive(elsewhereId, theirs)]).toEqual([null, null]);
    count += 1;
    const newDigest = digestOf(count);
    await operate(enterCompany, { digest: choosing, newDigest, companyId: theirs.id, memberId: elsewhereId });
    expect(await lastActive(memberId)).toBeNull();
    expect(await lastActive(elsewhereId, theirs)).not.toBeNull();
  });
});

it('a company sees of sessions its own members’ instants alone, and of no session who or where from (R25)', async () => {
  const { accountId } = await person(theirs);
  await signIn(accountId);
  const seen = (company: TestCompany) =>
    inTenant(database.connect(), company.id, (tx) => tx`select * from member_activity`);
  expect((await seen(theirs)).length).toBeGreaterThan(0);
  for (const company of [ours, theirs])
    for (const row of await seen(company)) {
      expect(row.company_id).toBe(toUuid('com', company.id));
      expect(Object.keys(row)).toEqual(['company_id', 'member_id', 'last_used_at']);
    }
});
