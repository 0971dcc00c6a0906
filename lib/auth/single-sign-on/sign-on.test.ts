import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { CompanyRole, RequestContext } from '@/lib/access';
import { deactivateMember, deleteMember } from '@/lib/assignments';
import { toUuid } from '@/lib/kernel/id';
import { changeMember, createMember } from '@/lib/members';
import { removeIdentityProvider, saveIdentityProvider, setSignOnRequirement } from '@/lib/single-sign-on';
import { act, memberActor, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import {
  CLIENT,
  type IdentityProvider,
  type Person,
  startIdentityProvider,
  type Tamper,
} from '@/lib/testing/identity-provider';
import { peopleOf } from '@/lib/testing/people';
import { browser } from '@/lib/testing/sign-on-browser';
import { hashPassword } from '../passwords';
import { secretOf } from '../session-cookie';
import { goInto, readPlaces, readSession } from '../sessions';
import { signIn } from '../sign-in';
import { logoutByProvider } from './back-channel-logout';
import { redirectUri } from './paths';
import { beginSignOn, completeSignOn } from './sign-on';

// Before anything reads the environment: the provider of these tests is on this machine.
vi.hoisted(() => {
  process.env.SSO_LOOPBACK_ISSUERS = 'on';
});

const database = testDatabase();
const sql = database.connect();
const all = database.connectAsSuperuser();
const people = peopleOf(sql);
const context: RequestContext = { requestId: 'test-of-sso', origin: 'web', address: '192.0.2.1' };
const password = 'correct horse lamp river';
let hash = '';
let idp: IdentityProvider;
let [acme, globex] = ['', ''];
let owner = memberActor('', '', 'owner');
let count = 0;

const logoutServer = createServer((request, response) => {
  void (async () => {
    let body = '';
    for await (const part of request) body += String(part);
    const token = new URLSearchParams(body).get('logout_token') ?? '';
    response.statusCode = (await logoutByProvider(acme, token, context)) ? 200 : 400;
    response.end();
  })();
});

async function company(name: string): Promise<{ id: string; owner: typeof owner; ownerAccount: string }> {
  const id = await people.company(name);
  const ownerAccount = await people.account(`owner@${name}.example`, hash);
  const memberId = await people.member(id, ownerAccount, 'owner');
  return { id, ownerAccount, owner: { ...memberActor(id, memberId, 'owner'), accountId: ownerAccount } };
}

const settings = (issuer: string) =>
  ({ issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, defaultRole: 'team_lead', enabled: true }) as const;

/** A domain that the company has verified. */
const ownDomain = (companyId: string, domain: string) =>
  people.inCompany(companyId, async (tx) => {
    const uuid = toUuid('com', companyId);
    await tx`insert into company_domains (company_id, domain, token, created_at, verified_at) values (${uuid}, ${domain}, 'x', now(), now())`;
    await tx`insert into domain_directory (domain, company_id) values (${domain}, ${uuid})`;
  });

beforeAll(async () => {
  await seedReference(sql);
  hash = await hashPassword(password);
  await new Promise<void>((resolve) => logoutServer.listen(0, '127.0.0.1', resolve));
  const made = await company('acme');
  [acme, owner] = [made.id, made.owner];
  globex = (await company('globex')).id;
  const logout = `http://127.0.0.1:${(logoutServer.address() as AddressInfo).port}/`;
  idp = await startIdentityProvider({ redirect: redirectUri(acme), logout });
  await act(saveIdentityProvider, owner, settings(idp.issuer));
  await ownDomain(acme, 'acme.example');
  await ownDomain(globex, 'globex.example');
});
afterEach(() => {
  delete idp.state.tamper;
  delete idp.state.published;
});
afterAll(async () => {
  await idp.stop();
  logoutServer.close();
});

/** Somebody whom the provider knows. */
function person(values: Partial<Person> = {}): Person {
  count += 1;
  const known = { sub: `sub-${count}`, email: `person${count}@acme.example`, email_verified: true, ...values };
  idp.know(known);
  return known;
}

const begin = async (next: string | null = null) => {
  const begun = await beginSignOn(acme, next, context);
  if ('problem' in begun) throw new Error(begun.problem);
  return begun;
};
type Answer = { search: string; cookie: string };
const take = ({ search, cookie }: Answer, companyId = acme, replaced: string | null = null) =>
  completeSignOn({ companyId, search, cookie, replaced }, context);

/** Signs in at the provider as far as its answer to us. */
async function answerFor({ sub }: Person, next: string | null = null, follow = browser()): Promise<Answer> {
  const { url, cookie } = await begin(next);
  const back = await follow(url, { login: sub, password: 'any' });
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri(acme));
  return { search: back.search, cookie };
}
const signOn = async (who: Person, follow = browser()) => take(await answerFor(who, null, follow));

async function sessionOf(who: Person, follow = browser()) {
  const outcome = await signOn(who, follow);
  if (outcome.kind !== 'signed_in') throw new Error(`refused: ${outcome.problem}`);
  return { secret: outcome.sessionSecret, session: await readSession(outcome.sessionSecret, context) };
}

/** A member who has come in by a password before. */
async function member(role: CompanyRole = 'admin', status = 'active') {
  const who = person();
  const accountId = await people.account(who.email, hash);
  return { ...who, accountId, memberId: await people.member(acme, accountId, role, status) };
}

const withPassword = async (email: string) => {
  const { outcome, sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  return { kind: outcome.kind, secret: (await secretOf(sessionCookie ?? undefined)) ?? '' };
};

const eventsAbout = async (memberId: string) =>
  (
    await all<{ action: string; actor: string }[]>`
    select action, actor ->> 'id' as actor from audit_events where company_id = ${toUuid('com', acme)} and target_id = ${memberId} order by sequence`
  ).map(({ action, actor }) => `${actor} ${action}`);

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

describe('a hostile answer lets nobody in: ', () => {
  const problemWith = async (tamper: Tamper) => {
    const who = await member();
    idp.state.tamper = tamper;
    const outcome = await signOn(who);
    return outcome.kind === 'refused' ? outcome.problem : outcome.kind;
  };
  const now = () => Math.floor(Date.now() / 1_000);
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('nothing changed comes in, so that what follows is refused for what it changes', async () => {
    expect(await problemWith((claims, key) => key.sign(claims))).toBe('signed_in');
  });

  it.each<[string, Tamper]>([
    ['another audience', (claims, key) => key.sign({ ...claims, aud: 'somebody-else' })],
    [
      'several audiences, made out to another',
      (claims, key) => key.sign({ ...claims, aud: [CLIENT.id, 'x'], azp: 'x' }),
    ],
    ['another issuer with the same address', (claims, key) => key.sign({ ...claims, iss: 'https://other.example' })],
    ['another nonce', (claims, key) => key.sign({ ...claims, nonce: 'of somebody else' })],
    ['no nonce', ({ nonce: _nonce, ...claims }, key) => key.sign(claims)],
    ['a token that has expired', (claims, key) => key.sign({ ...claims, iat: now() - 7_200, exp: now() - 3_600 })],
    ['alg none', (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
    [
      'a signature by the client’s secret',
      (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(CLIENT.secret)),
    ],
    ['a key that the issuer does not have', (claims) => idp.second.sign(claims)],
    [
      'a changed subject under the old signature',
      async (claims, key) => {
        const [header, , signature] = (await key.sign(claims)).split('.');
        return `${header}.${encoded({ ...claims, sub: 'somebody' })}.${signature}`;
      },
    ],
  ])('%s', async (_case, tamper) => expect(await problemWith(tamper)).toBe('failed'));

  it('a key taken back; the new one is read at once', async () => {
    idp.state.published = [idp.second];
    expect(await problemWith((claims) => idp.second.sign(claims))).toBe('signed_in');
    expect(await problemWith((claims, old) => old.sign(claims))).toBe('failed');
  });

  it('an answer a second time, or with another one’s cookie, or none, or for another company', async () => {
    const who = await member();
    const answer = await answerFor(who);
    const stranger = await begin();
    expect(await take({ ...answer, cookie: stranger.cookie })).toEqual({ kind: 'refused', problem: 'expired' });
    expect(await take({ ...answer, cookie: '' })).toEqual({ kind: 'refused', problem: 'expired' });
    expect(await take(answer, globex)).toEqual({ kind: 'refused', problem: 'expired' });
    expect(await take(answer)).toMatchObject({ kind: 'signed_in' });
    expect(await take(answer)).toEqual({ kind: 'refused', problem: 'expired' });
  });

  it('a code of somebody else put into one’s own answer', async () => {
    const theirs = new URLSearchParams((await answerFor(await member())).search);
    const ours = await answerFor(await member());
    const mixed = new URLSearchParams(ours.search);
    mixed.set('code', theirs.get('code') ?? '');
    expect(await take({ ...ours, search: `?${mixed}` })).toEqual({ kind: 'refused', problem: 'failed' });
  });

  it('R25: a company that sets up the very provider of another lets its people into itself at most', async () => {
    const evil = await company('evil');
    await act(saveIdentityProvider, evil.owner, settings(idp.issuer));
    const who = await member();
    const answer = await answerFor(who);
    expect(await take(answer, evil.id)).toEqual({ kind: 'refused', problem: 'expired' });
    expect((await sessionOf(who)).session?.membership?.company.id).toBe(acme);
  });
});

describe('single sign-on only', () => {
  const require = (breakGlassMemberId: string) =>
    act(setSignOnRequirement, owner, { required: true, breakGlassMemberId });
  afterEach(() => act(setSignOnRequirement, owner, { required: false }));

  it('refuses a password at once, also sessions opened by one, but for the owner who keeps theirs', async () => {
    const who = await member();
    const [before, ofOwner] = [await withPassword(who.email), await withPassword('owner@acme.example')];
    expect([before.kind, ofOwner.kind]).toEqual(['signed_in', 'signed_in']);
    const bySignOn = await sessionOf(who);
    await require(owner.memberId);
    expect(await readSession(before.secret, context)).toBeNull();
    expect(await withPassword(who.email)).toMatchObject({ kind: 'sign_on_only' });
    expect(await readSession(ofOwner.secret, context)).not.toBeNull();
    expect(await withPassword('owner@acme.example')).toMatchObject({ kind: 'signed_in' });
    expect(await readSession(bySignOn.secret, context)).not.toBeNull();
    expect((await sessionOf(who)).session).not.toBeNull();
  });

  it('says nothing of that to who does not know the password', async () => {
    const who = await member();
    await require(owner.memberId);
    const { outcome } = await signIn(
      { email: who.email, password: 'a wrong one' },
      { context, sessionCookie: undefined },
    );
    expect(outcome).toEqual({ kind: 'refused' });
  });

  it('lets who has other companies into those, and from there not into this one', async () => {
    const who = await member();
    const elsewhere = await people.member(globex, who.accountId, 'admin');
    await require(owner.memberId);
    const { secret } = await withPassword(who.email);
    const session = await readSession(secret, context);
    expect(session?.membership).toMatchObject({ memberId: elsewhere });
    expect(await goInto(secret, { companyId: acme, memberId: who.memberId }, context)).toBeNull();
    const places = (await readPlaces(secret, context))?.places;
    expect(places?.find(({ companyId }) => companyId === acme)?.needsSignIn).toBe(true);
  });

  it('needs an active owner with a password, who stays one', async () => {
    const [admin, second] = [await member('admin'), await member('owner')];
    const newcomer = person();
    const { session } = await sessionOf(newcomer);
    const memberId = session?.membership?.memberId ?? '';
    await act(changeMember, owner, { memberId, role: 'owner' });
    for (const unfit of [admin.memberId, memberId, 'mem_unknown'])
      expect(
        await refusal(tryCommand(setSignOnRequirement, owner, { required: true, breakGlassMemberId: unfit })),
      ).toMatchObject({ code: expect.stringMatching(/sign_on_incomplete|not_found/) });
    await require(second.memberId);
    const code = { code: 'break_glass_owner' };
    expect(await refusal(tryCommand(changeMember, owner, { memberId: second.memberId, role: 'admin' }))).toEqual(code);
    expect(await refusal(tryCommand(deactivateMember, owner, { memberId: second.memberId }))).toEqual(code);
    expect(await refusal(tryCommand(deleteMember, owner, { memberId: second.memberId }))).toEqual(code);
  });

  it('ends with the provider: passwords lead in again, and its sessions are over', async () => {
    const who = await member();
    const { secret } = await sessionOf(who);
    await require(owner.memberId);
    await act(removeIdentityProvider, owner, {});
    expect(await readSession(secret, context)).toBeNull();
    expect(await withPassword(who.email)).toMatchObject({ kind: 'signed_in' });
    await act(saveIdentityProvider, owner, settings(idp.issuer));
    expect((await sessionOf(who)).session?.membership?.memberId).toBe(who.memberId);
  });
});

describe('back-channel logout', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const claimsFor = (who: Person, more: Record<string, unknown> = {}) => {
    count += 1;
    const iat = Math.floor(Date.now() / 1_000);
    return {
      iss: idp.issuer,
      aud: CLIENT.id,
      iat,
      exp: iat + 120,
      jti: `jti-${count}`,
      sub: who.sub,
      events: { [EVENT]: {} },
      ...more,
    };
  };
  const token = (claims: Record<string, unknown>) => idp.first.sign(claims, { typ: 'logout+jwt' });

  it('ends the session at once when the person signs out at the provider itself', async () => {
    const who = await member();
    const follow = browser();
    const { secret, session } = await sessionOf(who, follow);
    expect(session).not.toBeNull();
    const away = await follow(`${idp.issuer}/session/end?client_id=${CLIENT.id}`, { logout: 'yes' }).catch(() => null);
    expect(away).toBeNull();
    expect(await readSession(secret, context)).toBeNull();
  });

  it('ends all of a subject in that company, and nobody else’s', async () => {
    const [who, other] = [await member(), await member()];
    const [one, two, theirs] = [await sessionOf(who), await sessionOf(who), await sessionOf(other)];
    expect(await logoutByProvider(acme, await token(claimsFor(who)), context)).toBe(true);
    const living = await Promise.all([one, two, theirs].map(({ secret }) => readSession(secret, context)));
    expect(living.map((session) => session !== null)).toEqual([false, false, true]);
  });

  it.each<[string, (who: Person) => Promise<string>]>([
    ['with a nonce', (who) => token(claimsFor(who, { nonce: 'x' }))],
    ['without its event', (who) => token(claimsFor(who, { events: {} }))],
    ['for another client', (who) => token(claimsFor(who, { aud: 'x' }))],
    ['of another issuer', (who) => token(claimsFor(who, { iss: 'https://other.example' }))],
    ['of long ago', (who) => token(claimsFor(who, { iat: 1_000_000_000, exp: undefined }))],
    ['without an id', (who) => token(claimsFor(who, { jti: undefined }))],
    ['that names nobody', (who) => token(claimsFor(who, { sub: undefined }))],
    ['by another key', (who) => idp.second.sign(claimsFor(who), { typ: 'logout+jwt' })],
    [
      'by no key',
      async (who) => {
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `${part({ alg: 'none' })}.${part(claimsFor(who))}.`;
      },
    ],
    ['that is an ID token', (who) => idp.first.sign(claimsFor(who), { typ: 'at+jwt' })],
    ['that is none', async () => 'x'],
  ])('refuses a token %s, and ends nothing', async (_case, made) => {
    const who = await member();
    const { secret } = await sessionOf(who);
    expect(await logoutByProvider(acme, await made(who), context)).toBe(false);
    expect(await readSession(secret, context)).not.toBeNull();
  });

  it('refuses a token a second time, and one for another company', async () => {
    const who = await member();
    const used = await token(claimsFor(who));
    expect(await logoutByProvider(globex, used, context)).toBe(false);
    expect(await logoutByProvider(acme, used, context)).toBe(true);
    const { secret } = await sessionOf(who);
    expect(await logoutByProvider(acme, used, context)).toBe(false);
    expect(await readSession(secret, context)).not.toBeNull();
  });
});

it('never gives a client secret away', async () => {
  const [row] = await all<{ text: string }[]>`
    select string_agg(p::text, ' ') || (select string_agg(e::text, ' ') from audit_events e) as text from identity_providers p`;
  expect(row?.text).toContain(CLIENT.id);
  expect(row?.text).not.toContain(CLIENT.secret);
  expect(JSON.stringify(await act(saveIdentityProvider, owner, settings(idp.issuer)))).not.toContain(CLIENT.secret);
});
