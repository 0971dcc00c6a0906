import { SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deactivateMember, deleteMember } from '@/lib/assignments';
import { changeMember } from '@/lib/members';
import { removeIdentityProvider, saveIdentityProvider, setSignOnRequirement } from '@/lib/single-sign-on';
import { act, refusal, tryCommand } from '@/lib/testing/acting';
import { CLIENT, type Person, type Tamper } from '@/lib/testing/identity-provider';
import { browser } from '@/lib/testing/sign-on-browser';
import {
  acme,
  all,
  answerFor,
  begin,
  company,
  context,
  globex,
  idp,
  member,
  owner,
  people,
  person,
  sessionOf,
  settings,
  signOn,
  take,
  withPassword,
} from '@/lib/testing/sign-on-world';
import { goInto, readPlaces, readSession } from '../sessions';
import { signIn } from '../sign-in';
import { logoutByProvider } from './back-channel-logout';

// Before anything reads the environment: the provider of these tests is on this machine.
vi.hoisted(() => {
  process.env.SSO_LOOPBACK_ISSUERS = 'on';
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

  // With an address in the token nobody is asked for one.
  const addressed = { email: 'odd@acme.example', email_verified: true };

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
    ['a subject that no column takes', (claims, key) => key.sign({ ...claims, ...addressed, sub: 'a\u0000b' })],
    ['a subject that could be another', (claims, key) => key.sign({ ...claims, ...addressed, sub: '\ud800' })],
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
    // They sign in anew: they are not taken for somebody who only has to choose a company.
    expect(await readPlaces(before.secret, context)).toBeNull();
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
  let tokens = 0;
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const claimsFor = (who: Person, more: Record<string, unknown> = {}) => {
    tokens += 1;
    const iat = Math.floor(Date.now() / 1_000);
    return {
      iss: idp.issuer,
      aud: CLIENT.id,
      iat,
      exp: iat + 120,
      jti: `jti-${tokens}`,
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
    ['that names somebody as nobody is called', (who) => token(claimsFor(who, { sub: 'a\u0000b' }))],
    ['whose session has no name', (who) => token(claimsFor(who, { sid: ['x'] }))],
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
