import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { codeAt } from './one-time-codes';
import { hashPassword } from './passwords';
import { RECOVERY_CODES } from './recovery-codes';
import { offeredSecret } from './sealing';
import { enrolByCode, proveByCode, readPending } from './second-factor';
import { secretOf } from './session-cookie';
import { goInto, readPlaces, readSession } from './sessions';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const STEP_MS = 30_000;
let passwordHash = '';
let acme = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
  acme = await people.company('Acme');
});

/** Every request comes from an address of its own, so that none uses up another's limit. */
function from(): RequestContext {
  count += 1;
  return { requestId: `test-${count}`, origin: 'web', address: `192.0.2.${count % 250}`, userAgent: 'Vitest' };
}

async function newMember(company = acme) {
  count += 1;
  const email = `person${count}@example.com`;
  const accountId = await people.account(email, passwordHash);
  return { email, accountId, memberId: await people.member(company, accountId, 'admin') };
}

async function passwordOf({ email }: { email: string }) {
  const { outcome, sessionCookie } = await signIn({ email, password }, { context: from(), sessionCookie: undefined });
  const secret = await secretOf(sessionCookie ?? undefined);
  if (outcome.kind !== 'signed_in' || secret === null) throw new Error(`not signed in: ${outcome.kind}`);
  return { secret, awaits: outcome.awaits, home: outcome.home };
}

/** As its owner asks it of everybody. */
const requireOf = (company: string) =>
  people.inCompany(
    company,
    (tx) => tx`update companies set requires_second_factor = true where company_id = ${toUuid('com', company)}`,
  );

type Person = { email: string; accountId: string };

/** Sets up a second factor in a session of the person's; gives the secret of their app and the recovery codes. */
async function enrol(person: Person) {
  const { secret } = await passwordOf(person);
  const app = offeredSecret(secret);
  const outcome = await enrolByCode({ secret, accountId: person.accountId }, codeAt(app, new Date()), from());
  if (outcome.kind !== 'enrolled') throw new Error(`not enrolled: ${outcome.kind}`);
  return { app, codes: outcome.codes, secret: outcome.sessionSecret, before: secret };
}

/** As if the codes used so far were of long ago. */
const later = ({ accountId }: Person) =>
  sql`update account_second_factors set last_used_step = last_used_step - 10 where account_id = ${toUuid('acc', accountId)}`;

describe('what is kept of a second factor', () => {
  it('is neither its secret nor a recovery code in clear', async () => {
    const person = await newMember();
    const { app, codes } = await enrol(person);
    const rows = await sql`
      select f::text as text from account_second_factors f where account_id = ${toUuid('acc', person.accountId)}
      union all select c::text from account_recovery_codes c where account_id = ${toUuid('acc', person.accountId)}`;
    const kept = JSON.stringify(rows);
    expect(rows).toHaveLength(1 + RECOVERY_CODES);
    for (const secret of [app.toString('base64url'), app.toString('hex'), ...codes]) expect(kept).not.toContain(secret);
  });
});

describe('signing in with a second factor', () => {
  it('acts as nobody before the code, and as the member afterwards, under a new secret', async () => {
    const person = await newMember();
    const { app } = await enrol(person);
    await later(person);
    const pending = await passwordOf(person);
    expect(pending.awaits).toBe('second_factor');
    expect(await readSession(pending.secret, from())).toBeNull();
    expect(await readPlaces(pending.secret, from())).toBeNull();
    expect(await goInto(pending.secret, { companyId: acme, memberId: person.memberId }, from())).toBeNull();
    const code = codeAt(app, new Date());
    const outcome = await proveByCode(pending.secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, from());
    if (outcome.kind !== 'proven') throw new Error(outcome.kind);
    expect(outcome.home).toBe('company');
    expect((await readSession(outcome.sessionSecret, from()))?.actor).toMatchObject({
      memberId: person.memberId,
      secondFactor: 'proven',
    });
    expect([await readPending(pending.secret, from()), await readSession(pending.secret, from())]).toEqual([
      null,
      null,
    ]);
  });

  it('takes a code once, also from two at the same moment, and none from before it', async () => {
    const person = await newMember();
    const { app } = await enrol(person);
    await later(person);
    const now = new Date();
    const [one, two, third] = [await passwordOf(person), await passwordOf(person), await passwordOf(person)];
    const outcomes = await Promise.all([one, two].map(({ secret }) => proveByCode(secret, codeAt(app, now), from())));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['proven', 'refused']);
    for (const at of [now, new Date(now.getTime() - STEP_MS)])
      expect((await proveByCode(third.secret, codeAt(app, at), from())).kind).toBe('refused');
  });

  it('does not take the code again that it was set up with', async () => {
    const person = await newMember();
    const { app } = await enrol(person);
    const { secret } = await passwordOf(person);
    const [row] = await sql<{ step: string }[]>`
      select last_used_step as step from account_second_factors where account_id = ${toUuid('acc', person.accountId)}`;
    const used = codeAt(app, new Date(Number(row?.step) * STEP_MS));
    expect((await proveByCode(secret, used, from())).kind).toBe('refused');
  });

  it('takes each recovery code once, however it is typed', async () => {
    const person = await newMember();
    const { codes } = await enrol(person);
    const [first = '', second = ''] = codes;
    const typed = first.toUpperCase().replaceAll('-', ' ');
    const attempts = [await passwordOf(person), await passwordOf(person)];
    const outcomes = await Promise.all(attempts.map(({ secret }) => proveByCode(secret, typed, from())));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['proven', 'refused']);
    const again = await passwordOf(person);
    expect((await proveByCode(again.secret, first, from())).kind).toBe('refused');
    expect((await proveByCode(again.secret, second, from())).kind).toBe('proven');
  });

  it('takes nobody else’s codes', async () => {
    const [person, other] = [await newMember(), await newMember()];
    await enrol(person);
    const { app, codes } = await enrol(other);
    const { secret } = await passwordOf(person);
    for (const code of [codeAt(app, new Date(Date.now() + STEP_MS)), codes[0] ?? ''])
      expect((await proveByCode(secret, code, from())).kind).toBe('refused');
  });

  it.each(['', '000000', 'x'.repeat(10_000), 'null\u0000', '￼', '-'])('refuses %j', async (typed) => {
    const person = await newMember();
    await enrol(person);
    const { secret } = await passwordOf(person);
    expect((await proveByCode(secret, typed, from())).kind).toBe('refused');
  });

  it('counts wrong codes with wrong passwords: a right password in between makes up for none', async () => {
    const person = await newMember();
    const { codes } = await enrol(person);
    for (let failure = 0; failure < 5; failure += 1) {
      const { secret } = await passwordOf(person);
      expect((await proveByCode(secret, '000000', from())).kind).toBe('refused');
    }
    const { outcome } = await signIn({ email: person.email, password }, { context: from(), sessionCookie: undefined });
    expect(outcome.kind).toBe('limited');
    expect(codes).toHaveLength(RECOVERY_CODES);
  });

  it('lets five of two hundred attempts at once look at the code', async () => {
    const person = await newMember();
    await enrol(person);
    const { secret } = await passwordOf(person);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) => proveByCode(secret, `${100_000 + index}`, from())),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect([
      kinds.filter((kind) => kind === 'refused').length,
      kinds.filter((kind) => kind === 'limited').length,
    ]).toEqual([5, 195]);
  });

  it('is waited for half an hour', async () => {
    const person = await newMember();
    const { codes } = await enrol(person);
    const { secret } = await passwordOf(person);
    const [row] = await sql`
      select expires_at - created_at = interval '30 minutes' as exact from sessions
      where account_id = ${toUuid('acc', person.accountId)} and awaits is not null and ended_at is null`;
    expect(row).toEqual({ exact: true });
    await sql`update sessions set expires_at = now() - interval '1 second' where awaits is not null`;
    expect((await proveByCode(secret, codes[0] ?? '', from())).kind).toBe('session_ended');
  });

  it('cannot be gone round with a session that acts, or none', async () => {
    const person = await newMember();
    const { secret, codes } = await enrol(person);
    for (const other of [secret, 'made up']) {
      expect((await proveByCode(other, codes[0] ?? '', from())).kind).toBe('session_ended');
    }
    expect(await readSession(secret, from())).not.toBeNull();
  });
});

describe('a compulsory second factor', () => {
  it.each(['support', 'operator'] as const)('is set up by staff (%s) before they act', async (role) => {
    count += 1;
    const email = `${role}${count}@operator.test`;
    const person = { email, accountId: await people.account(email, passwordHash, role, null) };
    const { secret, awaits } = await passwordOf(person);
    expect(awaits).toBe('enrolment');
    expect(await readSession(secret, from())).toBeNull();
    expect((await proveByCode(secret, '123456', from())).kind).toBe('session_ended');
    const wrong = codeAt(offeredSecret('another session'), new Date());
    expect((await enrolByCode({ secret, accountId: person.accountId }, wrong, from())).kind).toBe('refused');
    const outcome = await enrolByCode(
      { secret, accountId: person.accountId },
      codeAt(offeredSecret(secret), new Date()),
      from(),
    );
    if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
    expect([outcome.home, new Set(outcome.codes).size]).toEqual(['staff', RECOVERY_CODES]);
    expect((await readSession(outcome.sessionSecret, from()))?.actor).toMatchObject({ role, secondFactor: 'proven' });
  });

  it('is asked of who is exempt neither of staff nor of members', async () => {
    count += 1;
    const email = `demo${count}@operator.test`;
    const person = { email, accountId: await people.account(email, passwordHash, 'support', 'demo') };
    const { secret, awaits } = await passwordOf(person);
    expect(awaits).toBeNull();
    expect((await readSession(secret, from()))?.secondFactor).toBe('exempt');
    const code = codeAt(offeredSecret(secret), new Date());
    expect((await enrolByCode({ secret, accountId: person.accountId }, code, from())).kind).toBe('session_ended');
  });

  it('is asked of everybody in a company that requires it, at their next sign-in', async () => {
    const strict = await people.company('Strict');
    const person = await newMember(strict);
    const before = await passwordOf(person);
    expect(before.awaits).toBeNull();
    await requireOf(strict);
    expect((await readSession(before.secret, from()))?.secondFactor).toBe('none');
    const after = await passwordOf(person);
    expect(after.awaits).toBe('enrolment');
    expect(await readPending(after.secret, from())).toMatchObject({ companyName: 'Strict', email: person.email });
    await enrol(person);
    expect(await readSession(before.secret, from())).toBeNull();
  });

  it('is asked of who goes into such a company from another', async () => {
    const strict = await people.company('Strict too');
    const person = await newMember();
    const memberId = await people.member(strict, person.accountId, 'admin');
    await requireOf(strict);
    const { secret, awaits, home } = await passwordOf(person);
    expect([awaits, home]).toEqual([null, 'choice']);
    const entered = (await goInto(secret, { companyId: strict, memberId }, from())) ?? '';
    expect(await readSession(entered, from())).toBeNull();
    const code = codeAt(offeredSecret(entered), new Date());
    const outcome = await enrolByCode({ secret: entered, accountId: person.accountId }, code, from());
    if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
    const back = await goInto(outcome.sessionSecret, { companyId: acme, memberId: person.memberId }, from());
    expect((await readSession(back ?? '', from()))?.secondFactor).toBe('proven');
  });
});
