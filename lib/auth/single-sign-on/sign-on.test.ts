import { describe, expect, it, vi } from 'vitest';
import { deactivateMember, deleteMember } from '@/lib/assignments';
import { endOtherSessions, listOwnSessions } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { changeMember, createMember } from '@/lib/members';
import { act, operate } from '@/lib/testing/acting';
import type { Person } from '@/lib/testing/identity-provider';
import {
  acme,
  all,
  answerFor,
  context,
  eventsAbout,
  globex,
  hash,
  idp,
  member,
  owner,
  people,
  person,
  sessionOf,
  signOn,
  take,
  withPassword,
} from '@/lib/testing/sign-on-world';
import { goInto, readPlaces, readSession, signOutEverywhere } from '../sessions';

// Before anything reads the environment: the provider of these tests is on this machine.
vi.hoisted(() => {
  process.env.SSO_LOOPBACK_ISSUERS = 'on';
});

describe('who signs in at the company’s identity provider', () => {
  it('R24, R26: comes in at the first time as a new member in the role set for that, recorded as single sign-on’s act', async () => {
    const who = person({ given_name: 'Ana', family_name: 'Roy' });
    const { session } = await sessionOf(who);
    expect(session).toMatchObject({
      account: { email: who.email },
      hasChoice: false,
      membership: { name: 'Ana Roy', role: 'team_lead', company: { id: acme } },
    });
    const memberId = session?.membership?.memberId ?? '';
    expect(await eventsAbout(memberId)).toEqual([
      'sso member.created',
      'sso member.activated',
      'sso member.identity_linked',
    ]);
    idp.know({ ...who, email: 'another@acme.example' });
    expect((await sessionOf(who)).session?.membership?.memberId).toBe(memberId);
  });

  it('is the member who has the address already, in their role, and keeps the account', async () => {
    const who = await member('billing_manager');
    const { session } = await sessionOf(who);
    expect(session).toMatchObject({
      account: { id: who.accountId },
      membership: { memberId: who.memberId, role: 'billing_manager' },
    });
    expect(await eventsAbout(who.memberId)).toEqual(['sso member.identity_linked']);
  });

  it('R15: is who was invited, and the link that was sent is worth nothing', async () => {
    const who = person();
    const invited = await act(createMember, owner, {
      firstName: 'In',
      lastName: 'Vited',
      email: who.email.toUpperCase(),
      role: 'admin',
      invite: true,
    });
    const { session } = await sessionOf(who);
    expect(session?.membership).toMatchObject({ memberId: invited.id, role: 'admin' });
    const left = await all`select from invitations where member_id = ${toUuid('mem', invited.id)}`;
    expect(left).toHaveLength(0);
  });

  it('goes on to the page first asked for, and to no other place', async () => {
    const who = await member();
    expect(await take(await answerFor(who, '/usage?x=1'))).toMatchObject({ kind: 'signed_in', next: '/usage?x=1' });
    for (const elsewhere of ['https://evil.example/', '//evil.example', '/\\evil.example', '/api/auth/signout'])
      expect(await take(await answerFor(who, elsewhere))).toMatchObject({ kind: 'signed_in', next: '/' });
  });

  it('gets a new session, which ends the one that the browser had', async () => {
    const who = await member();
    const before = await sessionOf(who);
    const outcome = await take(await answerFor(who), acme, before.secret);
    expect(outcome).toMatchObject({ kind: 'signed_in' });
    expect(await readSession(before.secret, context)).toBeNull();
  });

  it('R25: comes into that company only, also who is a member of others', async () => {
    const who = await member();
    const elsewhere = await people.member(globex, who.accountId, 'owner');
    const { secret, session } = await sessionOf(who);
    expect(session?.membership?.company.id).toBe(acme);
    expect((await readPlaces(secret, context))?.places.map(({ companyId }) => companyId)).toEqual([acme]);
    expect(await goInto(secret, { companyId: globex, memberId: elsewhere }, context)).toBeNull();
    expect(await readSession(secret, context)).not.toBeNull();
  });

  it('R25: sees and ends none of their sessions in other companies', async () => {
    const who = await member();
    const elsewhere = await people.member(globex, who.accountId, 'owner');
    await all`
      insert into sessions (id, secret_digest, account_id, company_id, member_id, expires_at)
      values (gen_random_uuid(), md5(random()::text), ${toUuid('acc', who.accountId)}, ${toUuid('com', globex)}, ${toUuid('mem', elsewhere)}, now() + interval '1 hour')`;
    const { session } = await sessionOf(who);
    if (session === null) throw new Error('nobody came in');
    const { data } = await operate(listOwnSessions, {}, session.actor);
    expect(data.map(({ companyName }) => companyName)).toEqual(['acme']);
    expect(await operate(endOtherSessions, {}, session.actor)).toEqual({ ended: 0 });
    const [row] =
      await all`select ended_at from sessions where company_id = ${toUuid('com', globex)} and account_id = ${toUuid('acc', who.accountId)}`;
    expect(row).toEqual({ ended_at: null });
  });

  it('R25: signs out everywhere in that company, and in no other; by password it is everywhere', async () => {
    const who = await member();
    await people.member(globex, who.accountId, 'owner');
    const [one, two] = [await sessionOf(who), await sessionOf(who)];
    const inAcme = await chosen(who, acme);
    const inGlobex = await chosen(who, globex);
    await signOutEverywhere(one.secret, context);
    const living = await Promise.all(
      [one.secret, two.secret, inAcme, inGlobex].map((secret) => readSession(secret, context)),
    );
    expect(living.map((session) => session?.membership?.company.id)).toEqual([undefined, undefined, undefined, globex]);
    const three = await sessionOf(who);
    await signOutEverywhere(inGlobex, context);
    expect(await readSession(three.secret, context)).toBeNull();
    expect(await readSession(inGlobex, context)).toBeNull();
  });

  /** Somebody with several companies, by their password, in one of them. */
  async function chosen(who: Awaited<ReturnType<typeof member>>, companyId: string): Promise<string> {
    const { secret } = await withPassword(who.email);
    const place = (await readPlaces(secret, context))?.places.find((known) => known.companyId === companyId);
    if (place === undefined) throw new Error('not a member there');
    return (await goInto(secret, { companyId, memberId: place.memberId }, context)) ?? '';
  }
});

describe('is refused: ', () => {
  const problemOf = async (who: Person) => {
    const outcome = await signOn(who);
    return outcome.kind === 'refused' ? outcome.problem : outcome.kind;
  };
  const isNobody = async ({ email }: Person) =>
    expect(await all`select from members where lower(email) = lower(${email}) and status <> 'deleted'`).toHaveLength(0);

  it('an address that the provider has not verified', async () => {
    const who = person({ email_verified: false });
    expect(await problemOf(who)).toBe('address');
    await isNobody(who);
  });

  it.each(['person@globex.example', 'person@nowhere.example', 'person@sub.acme.example'])(
    'an address of a domain that is not the company’s: %s',
    async (email) => {
      const who = person({ email });
      expect(await problemOf(who)).toBe('address');
      await isNobody(who);
    },
  );

  it('another subject with the address of a member whom the provider knows already', async () => {
    const who = await member();
    await sessionOf(who);
    expect(await problemOf(person({ email: who.email }))).toBe('other');
  });

  it('a member whose address was entered for them, but whose account is somebody else’s', async () => {
    const who = await member();
    await act(changeMember, owner, { memberId: who.memberId, email: `new-${who.email}` });
    expect(await problemOf(person({ email: `new-${who.email}` }))).toBe('other');
  });

  it('R15: a deactivated member, known or not, and one who was deleted', async () => {
    const [known, unknown, gone] = [await member(), await member(), await member()];
    const { secret } = await sessionOf(known);
    await act(deactivateMember, owner, { memberId: known.memberId });
    await act(deactivateMember, owner, { memberId: unknown.memberId });
    await act(deleteMember, owner, { memberId: gone.memberId });
    expect(await readSession(secret, context)).toBeNull();
    expect([await problemOf(known), await problemOf(unknown), await problemOf(gone)]).toEqual([
      'ended',
      'ended',
      'ended',
    ]);
    await isNobody(gone);
  });

  it('R22: somebody new in a company that is closed; its members come in as before', async () => {
    const [who, stranger] = [await member(), person()];
    const put = (state: string) => all`update companies set state = ${state} where company_id = ${toUuid('com', acme)}`;
    await put('closed');
    const problems = [await problemOf(stranger), await problemOf(who)];
    await put('active');
    expect(problems).toEqual(['ended', 'signed_in']);
    await isNobody(stranger);
  });

  it('one of the operator’s people', async () => {
    const who = person();
    await people.account(who.email, hash, 'support');
    expect(await problemOf(who)).toBe('staff');
    await isNobody(who);
  });
});
