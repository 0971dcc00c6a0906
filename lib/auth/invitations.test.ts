import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber } from '@/lib/assignments';
import { closePool } from '@/lib/db/client';
import { openInvitedAccount } from '@/lib/identity';
import { newId, toUuid } from '@/lib/kernel/id';
import {
  changeMember,
  createMember,
  getMember,
  invitationDigest,
  inviteMember,
  joinByInvitation,
  revokeInvitation,
} from '@/lib/members';
import { NOTICES } from '@/lib/notices';
import { act, ask, memberActor, operate, refusal, request, tryCommand } from '@/lib/testing/acting';
import { allAtOnce } from '@/lib/testing/contention';
import { testDatabase } from '@/lib/testing/database';
import { makeCompany, makeMember, ownNumber, type TestCompany } from '@/lib/testing/factories';
import { joinCompany, openInvitation } from './invitations';
import { hashPassword } from './passwords';
import { signIn } from './sign-in';

const database = testDatabase();
afterAll(closePool);
const superuser = () => database.connectAsSuperuser({ max: 4 });

const password = 'correct horse lamp river';
const context = { ...request(), origin: 'web' as const, address: '192.0.2.1' };

let company: TestCompany;
beforeAll(async () => {
  company = await makeCompany();
});

/** The messages that wait for an address, newest last. */
async function mailsTo(email: string) {
  const rows = await superuser()<{ payload: unknown }[]>`
    select payload from outbox where topic = 'mail.invitation' and payload->>'email' = ${email} order by created_at, id`;
  return rows.map(({ payload }) => NOTICES['mail.invitation'].parse(payload));
}

async function tokenFor(email: string): Promise<string> {
  const link = (await mailsTo(email)).at(-1)?.link ?? '';
  expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\?token=[\w-]{75}$/);
  return new URL(link).searchParams.get('token') ?? '';
}

let count = 0;
async function invited(own = company, more: object = {}) {
  count += 1;
  const email = `invited${count}@join.example`;
  const member = await makeMember(own, { email, invite: true, ...more });
  return { ...member, memberId: member.id, token: await tokenFor(email) };
}

/** Somebody who follows the link in a browser where nobody is signed in. */
const as = (given: string) => ({ password: given, sessionSecret: null });
const statusOf = async (memberId: string, own = company) => (await ask(getMember, own.owner, { memberId })).status;
const kindOfSignIn = async (email: string, given = password) =>
  (await signIn({ email, password: given }, { context, sessionCookie: undefined })).outcome.kind;
const moveClock = (own: TestCompany, interval: string) =>
  superuser()`update company_ledgers set last_instant = greatest(last_instant, now()) + ${interval}::interval where company_id = ${toUuid('com', own.id)}`;

describe('an invitation', () => {
  it('goes out with who invites, to where and until when, and its secret is nowhere but in that message (R26)', async () => {
    const { memberId, email, token, invitation } = await invited();
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ email, companyName: company.name, locale: null, expiresAt: invitation?.expiresAt });
    expect(invitation?.state).toBe('pending');
    const days = (Date.parse(invitation?.expiresAt ?? '') - Date.parse(invitation?.sentAt ?? '')) / 86_400_000;
    expect(days).toBe(7);
    const [kept] = await superuser()<{ text: string }[]>`
      select coalesce((select string_agg(e::text, ' ') from audit_events e), '') || coalesce((select string_agg(p::text, ' ') from audit_personal_values p), '')
        || coalesce((select string_agg(i::text, ' ') from invitations i), '') || coalesce((select string_agg(k::text, ' ') from idempotency_keys k), '') as text`;
    expect(kept?.text).toContain(memberId);
    expect(kept?.text).not.toContain(token.slice(32));
  });

  it('is not sent unless asked for; a second one of an equal address, in another case, is refused and sends nothing', async () => {
    const { email } = await makeMember(company, { email: 'quiet@join.example' });
    expect(await mailsTo(email)).toEqual([]);
    const again = { firstName: 'A', lastName: 'B', email: 'QUIET@join.example', role: 'member', invite: true } as const;
    expect(await refusal(tryCommand(createMember, company.owner, again))).toMatchObject({
      code: 'email_taken',
      errors: [{ pointer: '/email' }],
    });
    expect(await mailsTo('QUIET@join.example')).toEqual([]);
  });

  it('of equal addresses at the same moment is one', async () => {
    const own = await makeCompany();
    const outcomes = await allAtOnce(
      superuser(),
      { uuid: toUuid('com', own.id) },
      ['Twin@join.example', 'twin@JOIN.example'].map(
        (email) => () =>
          refusal(
            tryCommand(createMember, own.owner, { firstName: 'A', lastName: 'B', email, role: 'member', invite: true }),
          ),
      ),
    );
    expect(outcomes).toContain('accepted');
    expect(outcomes).toContainEqual(expect.objectContaining({ code: 'email_taken' }));
    const rows =
      await superuser()`select 1 from outbox where company_id = ${toUuid('com', own.id)} and topic = 'mail.invitation'`;
    expect(rows).toHaveLength(1);
  });
});

describe('accepting an invitation', () => {
  it('sets the password, activates the member as their own recorded act, and works once (R15, R26)', async () => {
    const { memberId, email, token } = await invited();
    expect(await openInvitation(token, context)).toMatchObject({
      email,
      companyName: company.name,
      proves: 'new_password',
    });
    expect(await kindOfSignIn(email)).toBe('refused');
    expect(await joinCompany(token, as(password), context)).toMatchObject({
      kind: 'joined',
      email,
      withPassword: true,
    });
    expect(await statusOf(memberId)).toBe('active');
    expect(await kindOfSignIn(email)).toBe('signed_in');
    const events = await superuser()`
      select action, actor->>'id' as actor from audit_events where target_id = ${memberId} order by sequence`;
    expect(events.at(-1)).toEqual({ action: 'member.activated', actor: memberId });
    const left = await superuser()`select 1 from invitations where member_id = ${toUuid('mem', memberId)}`;
    expect(left).toHaveLength(0);
    expect(await openInvitation(token, context)).toBeNull();
    expect(await joinCompany(token, as('another lamp river horse'), context)).toEqual({ kind: 'link_ended' });
    expect(await kindOfSignIn(email, 'another lamp river horse')).toBe('refused');
  });

  it('refuses a bad password and changes nothing', async () => {
    const { memberId, token, email } = await invited();
    expect(await joinCompany(token, as('short'), context)).toEqual({ kind: 'password', problem: 'too_short' });
    expect(await statusOf(memberId)).toBe('invited');
    expect(await openInvitation(token, context)).not.toBeNull();
    expect(await kindOfSignIn(email, 'short')).toBe('refused');
  });

  it('stores a password only where there is none, even for two who set one at the same moment', async () => {
    const { token, email } = await invited();
    await joinCompany(token, as(password), context);
    const passwordHash = await hashPassword('another lamp river horse');
    expect(await operate(openInvitedAccount, { email: email.toUpperCase(), passwordHash })).toMatchObject({
      hasPassword: true,
    });
    expect(await kindOfSignIn(email, 'another lamp river horse')).toBe('refused');
    expect(await kindOfSignIn(email)).toBe('signed_in');
  });

  it('keeps the numbers that were assigned before', async () => {
    const { memberId, token } = await invited();
    await act(assignNumber, company.owner, { memberId, numberId: (await ownNumber(company)).id });
    await joinCompany(token, as(password), context);
    expect(await ask(getMember, company.owner, { memberId })).toMatchObject({
      status: 'active',
      numbers: 1,
      invitation: null,
    });
  });

  it('twice at the same moment is once', async () => {
    const own = await makeCompany();
    const { token, email, memberId } = await invited(own);
    const outcomes = await allAtOnce(superuser(), { uuid: toUuid('com', own.id) }, [
      () => joinCompany(token, as(password), context),
      () => joinCompany(token, as(password), context),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['joined', 'link_ended']);
    expect(await kindOfSignIn(email)).toBe('signed_in');
    const events =
      await superuser()`select 1 from audit_events where target_id = ${memberId} and action = 'member.activated'`;
    expect(events).toHaveLength(1);
  });
});

describe('a link stops working', () => {
  const isDead = async (token: string) => {
    expect(await openInvitation(token, context)).toBeNull();
    expect(await joinCompany(token, as(password), context)).toEqual({ kind: 'link_ended' });
  };

  it('when a newer one is sent; each sending is an event (R26)', async () => {
    const { memberId, email, token } = await invited();
    const sent = await act(inviteMember, company.owner, { memberId });
    await isDead(token);
    const newer = await tokenFor(email);
    expect(await openInvitation(newer, context)).toMatchObject({ expiresAt: sent.invitation?.expiresAt });
    const events = await superuser()`select action from audit_events where target_id = ${memberId} order by sequence`;
    expect(events.map(({ action }) => action)).toEqual(['member.created', 'member.invited']);
    expect(await joinCompany(newer, as(password), context)).toMatchObject({ kind: 'joined' });
  });

  it('at once when it is revoked; revoking again changes nothing; the member can be invited again', async () => {
    const { memberId, email, token } = await invited();
    for (const _ of [1, 2])
      expect(await act(revokeInvitation, company.owner, { memberId })).toMatchObject({
        status: 'invited',
        invitation: null,
      });
    await isDead(token);
    const events = await superuser()`select action from audit_events where target_id = ${memberId} order by sequence`;
    expect(events.map(({ action }) => action)).toEqual(['member.created', 'member.invitation_revoked']);
    await act(inviteMember, company.owner, { memberId });
    expect(await openInvitation(await tokenFor(email), context)).not.toBeNull();
  });

  it('after seven days by the company’s clock, which the member’s page says, and works until then', async () => {
    const own = await makeCompany();
    const { memberId, token } = await invited(own);
    await moveClock(own, '6 days 23 hours');
    expect(await openInvitation(token, context)).not.toBeNull();
    await moveClock(own, '1 hour 1 minute');
    // Also for who had the page open before: the command looks itself.
    const late = tryCommand(joinByInvitation, memberActor(own.id, memberId, 'member'), {
      tokenDigest: invitationDigest(token),
    });
    expect(await refusal(late)).toEqual({ code: 'invitation_ended' });
    await isDead(token);
    expect((await ask(getMember, own.owner, { memberId })).invitation?.state).toBe('expired');
    expect(await statusOf(memberId, own)).toBe('invited');
  });

  it('when the address it went to is no longer the member’s', async () => {
    const { memberId, token } = await invited();
    const moved = await act(changeMember, company.owner, { memberId, email: `moved${count}@join.example` });
    expect(moved.invitation).toBeNull();
    await isDead(token);
  });

  it('when the member is deactivated, and does not come back with them', async () => {
    const { memberId, token } = await invited();
    const [uuid, sql] = [toUuid('mem', memberId), superuser()];
    await sql`update members set status = 'deactivated', access_void_before = clock_timestamp() where id = ${uuid}`;
    await isDead(token);
    expect(await refusal(tryCommand(inviteMember, company.owner, { memberId }))).toEqual({
      code: 'not_invitable',
      status: 'deactivated',
    });
    await sql`update members set status = 'invited' where id = ${uuid}`;
    await isDead(token);
    expect((await ask(getMember, company.owner, { memberId })).invitation).toBeNull();
  });

  it.each([
    '',
    'nonsense',
    'x'.repeat(5_000),
    '%00',
    `${'0'.repeat(32)}${'a'.repeat(43)}`,
    `${'g'.repeat(32)}${'a'.repeat(43)}`,
  ])('where it never was one: %.40j', isDead);

  it('of one company in the name of another', async () => {
    const { token } = await invited();
    const other = await makeCompany();
    await isDead(`${toUuid('com', other.id).replaceAll('-', '')}${token.slice(32)}`);
  });
});

it('only who has not come in can be invited, and nobody of another company (R25)', async () => {
  const { memberId, token } = await invited();
  await joinCompany(token, as(password), context);
  expect(await refusal(tryCommand(inviteMember, company.owner, { memberId }))).toEqual({
    code: 'not_invitable',
    status: 'active',
  });
  const theirs = await makeMember(await makeCompany());
  for (const id of [theirs.id, newId('mem'), 'nonsense'])
    for (const command of [inviteMember, revokeInvitation])
      expect(await refusal(tryCommand(command, company.owner, { memberId: id }))).toEqual({ code: 'not_found' });
});
