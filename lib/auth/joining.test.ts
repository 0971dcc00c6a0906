import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { changeMember, getMember } from '@/lib/members';
import { NOTICES } from '@/lib/notices';
import { act, ask, request } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, type TestCompany } from '@/lib/testing/factories';
import { joinCompany, openInvitation } from './invitations';
import { secretOf } from './session-cookie';
import { readPlaces, readSession } from './sessions';
import { signIn } from './sign-in';

const database = testDatabase();
afterAll(closePool);
const superuser = () => database.connectAsSuperuser({ max: 4 });
const password = 'correct horse lamp river';
let [first, second] = [{}, {}] as [TestCompany, TestCompany];
let count = 0;

beforeAll(async () => {
  [first, second] = [await makeCompany(), await makeCompany()];
});

/** Each comes from a place of its own, so that none uses up another's limit. */
const context = () => ({ ...request(), origin: 'web' as const, address: `192.0.2.${count}` });

async function tokenFor(email: string): Promise<string> {
  const rows = await superuser()<{ payload: unknown }[]>`
    select payload from outbox where topic = 'mail.invitation' and payload->>'email' = ${email} order by created_at, id`;
  const link = NOTICES['mail.invitation'].parse(rows.at(-1)?.payload).link;
  return new URL(link).searchParams.get('token') ?? '';
}

async function invite(company: TestCompany, email: string) {
  const { id: memberId } = await makeMember(company, { email, invite: true });
  return { memberId, token: await tokenFor(email) };
}

/** Somebody with an account at the first company, who is invited by the second, in another case of their address. */
async function knownPerson() {
  count += 1;
  const email = `known${count}@join.example`;
  const at = await invite(first, email);
  await joinCompany(at.token, { password, sessionSecret: null }, context());
  return { email, atFirst: at.memberId, ...(await invite(second, email.toUpperCase())) };
}

const statusOf = async (memberId: string) => (await ask(getMember, second.owner, { memberId })).status;

async function sessionOf(email: string): Promise<string> {
  const { sessionCookie } = await signIn({ email, password }, { context: context(), sessionCookie: undefined });
  return (await secretOf(sessionCookie ?? undefined)) ?? '';
}

describe('the link of an invitation to an address that has an account', () => {
  it('lets nobody in by itself: without the password nothing is accepted, and the account stays as it was (R15)', async () => {
    const { email, token, memberId } = await knownPerson();
    expect(await openInvitation(token, context())).toMatchObject({ proves: 'password', companyName: second.name });
    for (const given of ['', 'another lamp river horse'])
      expect(await joinCompany(token, { password: given, sessionSecret: null }, context())).toEqual({
        kind: 'refused',
      });
    expect(await statusOf(memberId)).toBe('invited');
    expect(await openInvitation(token, context())).not.toBeNull();
    expect((await readSession(await sessionOf(email), context()))?.actor).toMatchObject({ companyId: first.id });
  });

  it('takes the password they have and leads into the company joined, not into the other', async () => {
    const { email, token, memberId } = await knownPerson();
    const joined = await joinCompany(token, { password, sessionSecret: null }, context());
    expect(joined).toMatchObject({ kind: 'joined', withPassword: false });
    expect(await statusOf(memberId)).toBe('active');
    const secret = joined.kind === 'joined' ? (joined.sessionSecret ?? '') : '';
    expect(await readSession(secret, context())).toMatchObject({
      hasChoice: true,
      actor: { companyId: second.id, memberId },
    });
    const [row] = await superuser()`select count(*)::int as n from accounts where lower(email) = ${email}`;
    expect(row).toEqual({ n: 1 });
    expect((await readPlaces(await sessionOf(email), context()))?.places).toHaveLength(2);
  });

  it('takes a session of theirs instead, which becomes one of the company joined', async () => {
    const { email, token, memberId } = await knownPerson();
    const before = await sessionOf(email);
    expect(await openInvitation(token, context(), before)).toMatchObject({ proves: 'session' });
    const joined = await joinCompany(token, { password: '', sessionSecret: before }, context());
    const secret = joined.kind === 'joined' ? (joined.sessionSecret ?? '') : '';
    expect((await readSession(secret, context()))?.actor).toMatchObject({ companyId: second.id, memberId });
    expect(await readSession(before, context())).toBeNull();
  });

  it('takes no session of somebody else, nor one that has ended', async () => {
    const [person, other] = [await knownPerson(), await knownPerson()];
    const foreign = await sessionOf(other.email);
    const ended = await sessionOf(person.email);
    await superuser()`update sessions set ended_at = now() where account_id = (select id from accounts where email = ${person.email})`;
    for (const sessionSecret of [foreign, ended, 'made up']) {
      expect(await openInvitation(person.token, context(), sessionSecret)).toMatchObject({ proves: 'password' });
      expect(await joinCompany(person.token, { password: '', sessionSecret }, context())).toEqual({ kind: 'refused' });
    }
    expect(await statusOf(person.memberId)).toBe('invited');
  });

  it('is no way to try passwords: it counts like signing in', async () => {
    const { email, token } = await knownPerson();
    const attempt = (given: string) => joinCompany(token, { password: given, sessionSecret: null }, context());
    for (let failure = 0; failure < 5; failure += 1) expect((await attempt('wrong')).kind).toBe('refused');
    expect((await attempt(password)).kind).toBe('limited');
    const { outcome } = await signIn({ email, password }, { context: context(), sessionCookie: undefined });
    expect(outcome.kind).toBe('limited');
  });
});

describe('an address that was changed by the company', () => {
  it('is not what the person signs in with: that stays their own, and the new address joins as somebody new (R15)', async () => {
    const { email, atFirst } = await knownPerson();
    const moved = `moved${count}@join.example`;
    await act(changeMember, first.owner, { memberId: atFirst, email: moved });
    expect((await readSession(await sessionOf(email), context()))?.actor).toMatchObject({ memberId: atFirst });
    const { outcome } = await signIn({ email: moved, password }, { context: context(), sessionCookie: undefined });
    expect(outcome.kind).toBe('refused');
  });

  it('makes room for an invitation to the old one, which the same account cannot accept twice in a company', async () => {
    const { email, atFirst } = await knownPerson();
    await act(changeMember, first.owner, { memberId: atFirst, email: `away${count}@join.example` });
    const { token, memberId } = await invite(first, email);
    const joined = await joinCompany(token, { password, sessionSecret: null }, context());
    expect(joined).toEqual({ kind: 'already_member' });
    expect((await ask(getMember, first.owner, { memberId })).status).toBe('invited');
    const rows =
      await superuser()`select 1 from members where account_id = (select id from accounts where email = ${email}) and company_id = ${toUuid('com', first.id)}`;
    expect(rows).toHaveLength(1);
  });
});
