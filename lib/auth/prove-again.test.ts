import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf, sessionCookieOf } from './session-cookie';
import { proveAgain, readSession } from './sessions';
import { signIn } from './sign-in';
import { secretDigest } from './sign-in-keys';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
let company = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  company = await people.company('Company');
});

async function person() {
  count += 1;
  const email = `proof${count}@example.com`;
  const context: RequestContext = { requestId: 'test', origin: 'web', address: `192.0.2.${count}` };
  await people.member(company, await people.account(email, await hashPassword(password)), 'owner');
  const enter = async (sessionCookie?: string) => {
    const answer = await signIn({ email, password }, { context, sessionCookie });
    return (await secretOf(answer.sessionCookie ?? undefined)) ?? '';
  };
  const prove = (secret: string, given = password) => proveAgain(secret, given, context);
  const read = (secret: string) => readSession(secret, context);
  return { context, enter, prove, read };
}

const age = (secret: string) => sql`
  update sessions set created_at = created_at - interval '3 hours', expires_at = expires_at - interval '3 hours', proven_at = now() - interval '3 hours'
  where secret_digest = ${secretDigest(secret)}`;

describe('proving again who one is', () => {
  it('makes the proof new and the secret too; copies of the old one are refused, and the session is as old as before', async () => {
    const { enter, prove, read } = await person();
    const copied = await enter();
    await age(copied);
    const old = await read(copied);
    const proof = await prove(copied);
    if (proof.kind !== 'proven') throw new Error(proof.kind);
    const fresh = await read(proof.sessionSecret);
    expect(proof.sessionSecret).not.toBe(copied);
    expect(await read(copied)).toBeNull();
    expect(fresh?.sessionId).toBe(old?.sessionId);
    expect(Date.parse(fresh?.provenAt ?? '') - Date.parse(old?.provenAt ?? '')).toBeGreaterThan(10_000_000);
    const [row] = await sql`
      select expires_at < now() + interval '9 hours 1 minute' as as_before from sessions where secret_digest = ${secretDigest(proof.sessionSecret)}`;
    expect(row).toEqual({ as_before: true });
    expect(await prove(copied)).toEqual({ kind: 'ended' });
  });

  it('with a wrong password proves nothing and changes nothing; the sixth attempt waits, the right password too', async () => {
    const { enter, prove, read } = await person();
    const secret = await enter();
    const before = await read(secret);
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect(await prove(secret, 'not the password')).toEqual({ kind: 'refused' });
    expect(await prove(secret)).toMatchObject({ kind: 'limited' });
    expect(await read(secret)).toEqual(before);
  });

  it('takes its attempt back: whoever proves it often locks nobody out', async () => {
    const { enter, prove } = await person();
    let secret = await enter();
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      const proof = await prove(secret);
      if (proof.kind !== 'proven') throw new Error(proof.kind);
      secret = proof.sessionSecret;
    }
  });
});

describe('a secret that was in the browser before', () => {
  it('is never that of the session that a sign-in opens, whether somebody made it up or opened it themselves', async () => {
    const [victim, attacker] = [await person(), await person()];
    const opened = await attacker.enter();
    for (const planted of ['a secret that somebody knows', opened]) {
      const secret = await victim.enter(await sessionCookieOf(planted));
      expect(secret).not.toBe(planted);
      expect(await victim.read(planted)).toBeNull();
      expect((await victim.read(secret))?.account.email).toMatch(/^proof/);
    }
  });
});
