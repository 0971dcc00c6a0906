import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { deactivateMember, deleteMember, reactivateMember, undoDeparture } from '@/lib/assignments';
import { act, memberActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { issueSetPasswordLink } from './one-time-links';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { emailOfLink } from './set-password';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };
let passwordHash = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
});

/** A member with an account, and the owner of their company. */
async function person(status = 'active') {
  count += 1;
  const email = `leaver${count}@example.com`;
  const company = await people.company(`Company ${count}`);
  const ownerAccount = await people.account(`owner${count}@example.com`, passwordHash);
  const owner = memberActor(company, await people.member(company, ownerAccount, 'owner'), 'owner');
  const accountId = await people.account(email, passwordHash);
  const memberId = await people.member(company, accountId, 'member', status);
  const enter = async () => {
    const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
    const secret = await secretOf(sessionCookie ?? undefined);
    return secret === null ? null : () => readSession(secret, context);
  };
  return { accountId, memberId, owner, enter };
}

async function linkOf(accountId: string): Promise<() => Promise<string | null>> {
  const token = new URL(await issueSetPasswordLink(accountId)).searchParams.get('token') ?? '';
  return () => emailOfLink(token, context);
}

describe('R15: who leaves is signed out at once', () => {
  it.each(['deleted', 'deactivated'] as const)('%s: the session is dead and no new one opens', async (kind) => {
    const { memberId, owner, enter } = await person();
    const session = await enter();
    expect(await session?.()).not.toBeNull();
    if (kind === 'deleted') await act(deleteMember, owner, { memberId });
    else await act(deactivateMember, owner, { memberId });
    expect(await session?.()).toBeNull();
    expect(await enter()).toBeNull();
  });

  it('and does not come back with the old session, but by signing in', async () => {
    const { memberId, owner, enter } = await person();
    const old = await enter();
    await act(deactivateMember, owner, { memberId });
    await act(reactivateMember, owner, { memberId });
    expect(await old?.()).toBeNull();
    const fresh = await enter();
    expect(await fresh?.()).not.toBeNull();
  });

  it('nor after an undoing', async () => {
    const { memberId, owner, enter } = await person();
    const old = await enter();
    const { departure } = await act(deleteMember, owner, { memberId });
    await act(undoDeparture, owner, { departureId: departure?.id ?? '' });
    expect(await old?.()).toBeNull();
    expect(await enter()).not.toBeNull();
  });

  it('open one-time links die with the membership, also when it comes back', async () => {
    const { accountId, memberId, owner } = await person('invited');
    const link = await linkOf(accountId);
    expect(await link()).not.toBeNull();
    await act(deactivateMember, owner, { memberId });
    expect(await link()).toBeNull();
    await act(reactivateMember, owner, { memberId });
    expect(await link()).toBeNull();
    expect(await (await linkOf(accountId))()).not.toBeNull();
  });
});
