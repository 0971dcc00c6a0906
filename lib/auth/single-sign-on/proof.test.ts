import { describe, expect, it, vi } from 'vitest';
import { addDomain } from '@/lib/single-sign-on';
import { refusal, tryCommand } from '@/lib/testing/acting';
import type { Person } from '@/lib/testing/identity-provider';
import { browser } from '@/lib/testing/sign-on-browser';
import {
  acme,
  all,
  answerFor,
  begin,
  context,
  globex,
  idp,
  member,
  password,
  person,
  proofAnswer,
  sessionOf,
  take,
  withPassword,
} from '@/lib/testing/sign-on-world';
import { proveAgain, readSession, signOutHere } from '../sessions';
import { secretDigest } from '../sign-in-keys';
import { beginProof } from './proof';

// Before anything reads the environment: the provider of these tests is on this machine.
vi.hoisted(() => {
  process.env.SSO_LOOPBACK_ISSUERS = 'on';
});

const age = (secret: string) => all`
  update sessions set created_at = created_at - interval '3 hours', expires_at = expires_at - interval '3 hours', proven_at = now() - interval '3 hours'
  where secret_digest = ${secretDigest(secret)}`;
const read = (secret: string) => readSession(secret, context);
/** What an owner may do lately proven only. */
const changeSettings = async (secret: string) => {
  const session = await read(secret);
  if (session === null) throw new Error('nobody is signed in');
  return refusal(tryCommand(addDomain, session.actor, { domain: 'another.example' }));
};

async function signedIn() {
  const who = await member('owner');
  const follow = browser();
  const { secret } = await sessionOf(who, follow);
  return { who, follow, secret };
}

describe('proving again by single sign-on who one is', () => {
  it('asks the provider to sign in anew, makes the proof new and the secret too, and leads back; the session is as old as before', async () => {
    const { who, follow, secret } = await signedIn();
    await age(secret);
    expect(await changeSettings(secret)).toEqual({ code: 'reauthentication_required' });
    const before = await read(secret);
    const { asked, ...answer } = await proofAnswer(secret, who, '/settings/single-sign-on?x=1', follow);
    expect(Object.fromEntries(asked)).toMatchObject({ prompt: 'login', max_age: '0', code_challenge_method: 'S256' });
    const outcome = await take(answer, acme, secret);
    if (outcome.kind !== 'proven') throw new Error(JSON.stringify(outcome));
    expect(outcome.next).toBe('/settings/single-sign-on?x=1');
    expect(outcome.sessionSecret).not.toBe(secret);
    expect(await read(secret)).toBeNull();
    const after = await read(outcome.sessionSecret);
    expect(after?.sessionId).toBe(before?.sessionId);
    expect(await changeSettings(outcome.sessionSecret)).toBe('accepted');
    const [row] = await all`
      select expires_at < now() + interval '9 hours 1 minute' as as_before from sessions where secret_digest = ${secretDigest(outcome.sessionSecret)}`;
    expect(row).toEqual({ as_before: true });
  });

  it('renews nothing a second time, nor with the cookie of another attempt or none, nor for another company', async () => {
    const { who, secret } = await signedIn();
    const { asked: _asked, ...answer } = await proofAnswer(secret, who);
    const stranger = await begin();
    const refused = { kind: 'refused', problem: 'expired' };
    expect(await take({ ...answer, cookie: '' }, acme, secret)).toEqual(refused);
    expect(await take({ ...answer, cookie: stranger.cookie }, acme, secret)).toEqual(refused);
    expect(await take(answer, globex, secret)).toEqual(refused);
    const outcome = await take(answer, acme, secret);
    if (outcome.kind !== 'proven') throw new Error(JSON.stringify(outcome));
    const again = await take(answer, acme, outcome.sessionSecret);
    expect(again).toEqual({ kind: 'ended' });
    expect(await read(outcome.sessionSecret)).not.toBeNull();
  });

  it('renews no other session than the one that asked, nor one that has ended', async () => {
    const { who, secret } = await signedIn();
    const other = await sessionOf(who);
    const { asked: _asked, ...answer } = await proofAnswer(secret, who);
    for (const stranger of [other.secret, null]) expect(await take(answer, acme, stranger)).toEqual({ kind: 'ended' });
    await signOutHere(secret, context);
    expect(await take(answer, acme, secret)).toEqual({ kind: 'ended' });
    expect(await read(other.secret)).not.toBeNull();
  });

  it('is not done by an answer to signing in: that opens a session of its own', async () => {
    const { who, secret } = await signedIn();
    const outcome = await take(await answerFor(who), acme, secret);
    expect(outcome.kind).toBe('signed_in');
  });

  const proofOf = async (secret: string, who: Person) => {
    const { asked: _asked, ...answer } = await proofAnswer(secret, who, '/usage');
    return take(answer, acme, secret);
  };
  const now = () => Math.floor(Date.now() / 1_000);

  it('is refused to anybody else at the provider, and the session stays as it was', async () => {
    const { secret } = await signedIn();
    await age(secret);
    const before = await read(secret);
    const other = await member('owner');
    expect(await proofOf(secret, other)).toEqual({ kind: 'not_proven', problem: 'other_person', next: '/usage' });
    expect(await read(secret)).toEqual(before);
  });

  it.each<[string, Parameters<typeof tamperedWith>[0], string]>([
    ['says nothing of when', ({ auth_time: _when, ...claims }) => claims, 'not_recent'],
    ['says that it was some time ago', (claims) => ({ ...claims, auth_time: now() - 120 }), 'not_recent'],
    ['says another nonce', (claims) => ({ ...claims, nonce: 'x' }), 'failed'],
    ['says another audience', (claims) => ({ ...claims, aud: 'x' }), 'failed'],
    ['says another issuer', (claims) => ({ ...claims, iss: 'https://other.example' }), 'failed'],
  ])('is refused where the provider %s', async (_case, change, problem) => {
    const { who, secret } = await signedIn();
    await age(secret);
    tamperedWith(change);
    expect(await proofOf(secret, who)).toEqual({ kind: 'not_proven', problem, next: '/usage' });
    expect(await changeSettings(secret)).toEqual({ code: 'reauthentication_required' });
  });

  it('is cancelled at the provider, and leads back', async () => {
    const { secret } = await signedIn();
    const begun = await beginProof(acme, secret, '/usage', context);
    if (begun === null || 'problem' in begun) throw new Error('not begun');
    const state = new URL(begun.url).searchParams.get('state') ?? '';
    const search = `?${new URLSearchParams({ error: 'access_denied', state, iss: idp.issuer })}`;
    expect(await take({ search, cookie: begun.cookie }, acme, secret)).toEqual({
      kind: 'not_proven',
      problem: 'cancelled',
      next: '/usage',
    });
  });

  it('is for who came in by it: a session by password begins none, nor does one of another company', async () => {
    const who = await member('owner');
    const byPassword = await withPassword(who.email);
    const bySignOn = await sessionOf(who);
    expect(await beginProof(acme, byPassword.secret, null, context)).toBeNull();
    expect(await beginProof(globex, bySignOn.secret, null, context)).toBeNull();
    expect(await beginProof(acme, null, null, context)).toBeNull();
    expect(await beginProof(acme, 'made up', null, context)).toBeNull();
  });

  it('cannot be done by a password: the company trusts its provider', async () => {
    const { secret } = await signedIn();
    expect(await proveAgain(secret, password, context)).toEqual({ kind: 'refused' });
  });
});

describe('signing in at a provider', () => {
  it('is a proof of as long ago as that was there', async () => {
    const who = person();
    const provenAt = async () => Date.parse((await sessionOf(who)).session?.provenAt ?? '');
    expect(Math.abs((await provenAt()) - Date.now())).toBeLessThan(60_000);
    tamperedWith((claims) => ({ ...claims, auth_time: now() - 7_200 }));
    expect(Math.abs((await provenAt()) - Date.now() + 7_200_000)).toBeLessThan(60_000);
    tamperedWith((claims) => ({ ...claims, auth_time: now() + 7_200 }));
    expect(await provenAt()).toBeLessThanOrEqual(Date.now());
    tamperedWith(({ auth_time: _when, ...claims }) => claims);
    expect(await provenAt()).toBe(0);
  });
  const now = () => Math.floor(Date.now() / 1_000);
});

type Changed = Record<string, unknown>;
function tamperedWith(change: (claims: Changed) => Changed): void {
  idp.state.tamper = (claims, key) => key.sign(change(claims));
}
