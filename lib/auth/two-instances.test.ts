import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import { type RequestContext, runOperatorTask } from '@/lib/access';
import { deactivateMember } from '@/lib/assignments';
import { endOtherSessions } from '@/lib/identity';
import { endMemberSessions } from '@/lib/members';
import { act, memberActor, request } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { proveAgain, readSession, signOutHere } from './sessions';
import { signIn } from './sign-in';

const { url, connect } = testDatabase();
const sql = connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };

/** A second instance with connections of its own, which lets sessions in or refuses them. */
const other = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/session-process.ts'], {
  env: { ...process.env, DATABASE_URL: url },
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = createInterface(other.stdout)[Symbol.asyncIterator]();
afterAll(async () => {
  other.stdin.end();
  if (other.exitCode === null) await once(other, 'close');
});

async function there(line: string): Promise<string> {
  other.stdin.write(`${line}\n`);
  return (await answers.next()).value;
}

let owner = memberActor('', '', 'owner');
let company = '';
beforeAll(async () => {
  await seedReference(sql);
  company = await people.company('Company');
  owner = memberActor(
    company,
    await people.member(company, await people.account('o@two.example', null), 'owner'),
    'owner',
  );
});

async function member(name: string) {
  const email = `${name}@two.example`;
  const memberId = await people.member(company, await people.account(email, await hashPassword(password)), 'admin');
  const enter = async () => {
    const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
    const secret = await secretOf(sessionCookie ?? undefined);
    if (secret === null) throw new Error('not signed in');
    expect(await there(secret)).toBe('member');
    return secret;
  };
  return { memberId, enter };
}

it('what ends a session here ends it on another instance by the next request', async () => {
  const { memberId, enter } = await member('camille');
  const signedOut = await enter();
  await signOutHere(signedOut, context);
  expect(await there(signedOut)).toBe('refused');

  const [kept, ended] = [await enter(), await enter()];
  const session = await readSession(kept, context);
  if (session === null) throw new Error('no session');
  await runOperatorTask(endOtherSessions, session.actor, {}, { request: request() });
  expect([await there(kept), await there(ended)]).toEqual(['member', 'refused']);

  await act(endMemberSessions, owner, { memberId });
  expect(await there(kept)).toBe('refused');

  const last = await enter();
  await act(deactivateMember, owner, { memberId });
  expect(await there(last)).toBe('refused');
});

it('a session proven again is let in there by its new secret only', async () => {
  const { enter } = await member('noor');
  const before = await enter();
  const proof = await proveAgain(before, password, context);
  if (proof.kind !== 'proven') throw new Error(proof.kind);
  expect([await there(before), await there(proof.sessionSecret)]).toEqual(['refused', 'member']);
});

it('failed sign-ins count together, whichever instance they reach, and for an unknown address as well', async () => {
  const { enter } = await member('guessed');
  await enter();
  for (const email of ['guessed@two.example', 'nobody@two.example']) {
    const here = async () => {
      const tried = await signIn({ email, password: 'a wrong guess' }, { context, sessionCookie: undefined });
      return tried.outcome.kind;
    };
    const kinds: string[] = [];
    for (const attempt of [here, () => there(`sign-in ${email}`), here, () => there(`sign-in ${email}`), here])
      kinds.push(await attempt());
    expect(kinds).toEqual(Array.from({ length: 5 }, () => 'refused'));
    expect([await there(`sign-in ${email}`), await here()]).toEqual(['limited', 'limited']);
  }
});
