import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { changeOwnPassword, newCodes, readSecurity, turnOff, turnOn } from './account-security';
import { codeAt } from './one-time-codes';
import { issueSetPasswordLink } from './one-time-links';
import { hashPassword } from './passwords';
import { offeredSecret } from './sealing';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { emailOfLink } from './set-password';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const another = 'a quite different sentence';
let passwordHash = '';
let acme = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
  acme = await people.company('Acme');
});

function from(): RequestContext {
  count += 1;
  return { requestId: `test-${count}`, origin: 'web', address: `203.0.113.${count % 250}` };
}

async function enter(email: string, given = password) {
  const { outcome, sessionCookie } = await signIn(
    { email, password: given },
    { context: from(), sessionCookie: undefined },
  );
  return { kind: outcome.kind, secret: (await secretOf(sessionCookie ?? undefined)) ?? '' };
}

/** A member who is signed in. */
async function signedIn(company = acme) {
  count += 1;
  const email = `person${count}@example.com`;
  const accountId = await people.account(email, passwordHash);
  await people.member(company, accountId, 'admin');
  return { email, accountId, secret: (await enter(email)).secret };
}

/** …with a second factor, and the codes that it begins with. */
async function protectedMember(company = acme) {
  const own = await signedIn(company);
  const app = offeredSecret(own.secret);
  const outcome = await turnOn(own, { password, code: codeAt(app, new Date()) }, from());
  if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
  return { own: { ...own, secret: outcome.sessionSecret }, app, codes: outcome.codes };
}

const topicsOf = async (email: string) =>
  (await sql`select topic from account_messages where email = ${email} order by created_at, id`).map(
    ({ topic }) => topic,
  );

describe('changing one’s password', () => {
  it('asks for the one there is, ends every other session and link, and goes on under a new secret', async () => {
    const own = await signedIn();
    const other = await enter(own.email);
    const link = new URL(await issueSetPasswordLink(own.accountId)).searchParams.get('token') ?? '';
    const outcome = await changeOwnPassword(own, { current: password, chosen: another }, from());
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    const sessions = [own.secret, other.secret, outcome.sessionSecret].map((secret) => readSession(secret, from()));
    expect((await Promise.all(sessions)).map((session) => session?.account.email)).toEqual([
      undefined,
      undefined,
      own.email,
    ]);
    expect(await emailOfLink(link, from())).toBeNull();
    expect([(await enter(own.email)).kind, (await enter(own.email, another)).kind]).toEqual(['refused', 'signed_in']);
    expect(await topicsOf(own.email)).toEqual(['password_changed']);
  });

  it('is refused with a wrong one, or to one that everybody tries first; nothing changes', async () => {
    const own = await signedIn();
    const wrong = await changeOwnPassword(own, { current: 'not the password', chosen: another }, from());
    const common = await changeOwnPassword(own, { current: password, chosen: 'password123' }, from());
    expect([wrong, common]).toEqual([{ kind: 'wrong_password' }, { kind: 'password', problem: 'common' }]);
    expect(await readSession(own.secret, from())).not.toBeNull();
    expect(await topicsOf(own.email)).toEqual([]);
  });

  it('counts wrong ones as failed sign-ins', async () => {
    const own = await signedIn();
    const tries = [1, 2, 3, 4, 5, 6];
    const outcomes = [];
    for (const _ of tries)
      outcomes.push((await changeOwnPassword(own, { current: 'guess', chosen: another }, from())).kind);
    expect(outcomes.at(-2)).toBe('wrong_password');
    expect(outcomes.at(-1)).toBe('limited');
  });
});

describe('a second factor of one’s own', () => {
  it('is turned on with the password and a code, and ends every other session', async () => {
    const own = await signedIn();
    const other = await enter(own.email);
    const code = codeAt(offeredSecret(own.secret), new Date());
    expect((await turnOn(own, { password: 'not it', code }, from())).kind).toBe('wrong_password');
    const outcome = await turnOn(own, { password, code }, from());
    if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
    expect((await readSession(outcome.sessionSecret, from()))?.secondFactor).toBe('proven');
    expect([await readSession(own.secret, from()), await readSession(other.secret, from())]).toEqual([null, null]);
    expect(await readSecurity(own.accountId, from())).toMatchObject({ recoveryCodesLeft: 10, requiredBy: [] });
    expect(await topicsOf(own.email)).toEqual(['second_factor_added']);
  });

  it('is turned off with the password and a code, and is then asked for no more', async () => {
    const { own, codes } = await protectedMember();
    expect((await turnOff(own, { password, code: '000000' }, from())).kind).toBe('refused');
    const outcome = await turnOff(own, { password, code: codes[0] ?? '' }, from());
    if (outcome.kind !== 'removed') throw new Error(outcome.kind);
    expect((await readSession(outcome.sessionSecret, from()))?.secondFactor).toBe('none');
    expect(await readSession(own.secret, from())).toBeNull();
    expect((await readSecurity(own.accountId, from())).confirmedAt).toBeNull();
    expect(await readSession((await enter(own.email)).secret, from())).not.toBeNull();
  });

  it('stays on where a company asks it of everybody; the code is not spent', async () => {
    const strict = await people.company('Strict');
    const { own, codes } = await protectedMember(strict);
    await people.inCompany(
      strict,
      (tx) => tx`update companies set requires_second_factor = true where company_id = ${toUuid('com', strict)}`,
    );
    expect((await turnOff(own, { password, code: codes[0] ?? '' }, from())).kind).toBe('compulsory');
    expect(await readSecurity(own.accountId, from())).toMatchObject({ requiredBy: ['Strict'], recoveryCodesLeft: 10 });
  });

  it('gets new recovery codes by a code; of the old ones none works any more', async () => {
    const { own, codes } = await protectedMember();
    const [first = '', second = ''] = codes;
    const outcome = await newCodes(own, { password, code: first }, from());
    if (outcome.kind !== 'replaced') throw new Error(outcome.kind);
    expect((await newCodes(own, { password, code: second }, from())).kind).toBe('refused');
    expect((await newCodes(own, { password, code: outcome.codes[0] ?? '' }, from())).kind).toBe('replaced');
    expect(outcome.codes.filter((code) => codes.includes(code))).toEqual([]);
  });
});
