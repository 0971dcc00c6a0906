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
import { enrolByCode } from './second-factor';
import { secretOf } from './session-cookie';
import { readSession, signOutEverywhere } from './sessions';
import { emailOfLink, setPassword } from './set-password';
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

describe('R26: what somebody does to how they sign in', () => {
  const eventsIn = (companyId: string, memberId: string) =>
    people.inCompany(
      companyId,
      (tx) => tx<{ action: string; actor: { kind: string; id: string }; text: string }[]>`
        select action, actor, concat(before, after, personal_digest, target_id) as text from audit_events e
        where e.company_id = ${toUuid('com', companyId)} and target_id = ${memberId} order by sequence`,
    );

  it('is in the log of each company where they are active, as their own act, without a secret', async () => {
    const [one, two, gone, foreign] = [
      await people.company('One'),
      await people.company('Two'),
      await people.company('Gone'),
      await people.company('Foreign'),
    ];
    const { own, codes } = await protectedMember(one);
    const [first = '', second = ''] = codes;
    const [inOne] = await people.inCompany(
      one,
      (tx) => tx<{ id: string }[]>`select id from members where account_id = ${toUuid('acc', own.accountId)}`,
    );
    const members = [
      [one, `mem_${inOne?.id.replaceAll('-', '')}`],
      [two, await people.member(two, own.accountId, 'owner')],
      [gone, await people.member(gone, own.accountId, 'member', 'deactivated')],
    ] as const;
    const renewed = await newCodes(own, { password, code: first }, from());
    if (renewed.kind !== 'replaced') throw new Error(renewed.kind);
    const changed = await changeOwnPassword(own, { current: password, chosen: another }, from());
    if (changed.kind !== 'changed') throw new Error(changed.kind);
    const now = { ...own, secret: changed.sessionSecret };
    expect((await turnOff(now, { password: another, code: second }, from())).kind).toBe('refused');
    const code = renewed.codes[0] ?? '';
    expect((await turnOff(now, { password: another, code }, from())).kind).toBe('removed');
    const token = new URL(await issueSetPasswordLink(own.accountId)).searchParams.get('token') ?? '';
    expect((await setPassword(token, password, from())).kind).toBe('set');
    await enter(own.email);
    await signOutEverywhere(own.secret, from());
    const acts = ['recovery_codes_replaced', 'password_changed', 'second_factor_removed', 'password_set'];
    const expected = new Map([
      [one, ['second_factor_added', ...acts]],
      [two, acts],
      [gone, []],
    ]);
    for (const [company, memberId] of members) {
      const events = await eventsIn(company, memberId);
      expect(events.map(({ action }) => action)).toEqual((expected.get(company) ?? []).map((act) => `member.${act}`));
      expect(events.map(({ actor }) => actor.kind === 'member' && actor.id === memberId)).not.toContain(false);
      const text = events.map((event) => event.text).join(' ');
      for (const secret of [password, another, code, token, own.email, 'argon2', 'Two'])
        expect(text).not.toContain(secret);
    }
    const [elsewhere] = await people.inCompany(
      foreign,
      (tx) => tx`select count(*)::int as events from audit_events where company_id = ${toUuid('com', foreign)}`,
    );
    expect(elsewhere).toEqual({ events: 0 });
  });

  it('is there for a sign-out everywhere, in the companies that a session was in', async () => {
    const [own, other] = [await signedIn(await people.company('Left')), await people.company('Unvisited')];
    const [left] = await sql<{ company_id: string; member_id: string }[]>`
      select company_id, member_id from sessions where account_id = ${toUuid('acc', own.accountId)} and ended_at is null`;
    const unvisited = await people.member(other, own.accountId, 'admin');
    await signOutEverywhere(own.secret, from());
    expect(await readSession(own.secret, from())).toBeNull();
    const company = `com_${left?.company_id.replaceAll('-', '')}`;
    expect(await eventsIn(company, `mem_${left?.member_id.replaceAll('-', '')}`)).toMatchObject([
      { action: 'member.sessions_ended' },
    ]);
    expect(await eventsIn(other, unvisited)).toEqual([]);
  });

  it('is in the operator’s log of one of its people, as their own act', async () => {
    count += 1;
    const email = `staff${count}@operator.example`;
    const accountId = await people.account(email, passwordHash, 'support', null);
    const pending = { email, accountId, secret: (await enter(email)).secret };
    const code = codeAt(offeredSecret(pending.secret), new Date());
    const enrolled = await enrolByCode(pending, code, from());
    if (enrolled.kind !== 'enrolled') throw new Error(enrolled.kind);
    const own = { ...pending, secret: enrolled.sessionSecret };
    const changed = await changeOwnPassword(own, { current: password, chosen: another }, from());
    if (changed.kind !== 'changed') throw new Error(changed.kind);
    await signOutEverywhere(changed.sessionSecret, from());
    const events = await sql`
      select action, actor, target_id, after from operator_events where target_id = ${accountId} order by sequence`;
    const staffOf = { kind: 'staff', id: accountId, role: 'support' };
    expect(events).toEqual([
      { action: 'staff.second_factor_added', actor: staffOf, target_id: accountId, after: null },
      { action: 'staff.password_changed', actor: staffOf, target_id: accountId, after: null },
      { action: 'staff.sessions_ended', actor: staffOf, target_id: accountId, after: { sessions: 1 } },
    ]);
  });
});
