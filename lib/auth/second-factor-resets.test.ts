import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { MemberActor, RequestContext } from '@/lib/access';
import { resetMemberSecondFactor, resetSecondFactor } from '@/lib/identity';
import { tellAccounts } from '@/lib/jobs/account-mail';
import { deliverDueMessages } from '@/lib/jobs/outbox';
import { newId, toUuid } from '@/lib/kernel/id';
import { deliverMail } from '@/lib/mail';
import { memberActor, operate, refusal, staff, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { readSecurity, turnOn } from './account-security';
import { codeAt } from './one-time-codes';
import { issueSetPasswordLink } from './one-time-links';
import { hashPassword } from './passwords';
import { offeredSecret } from './sealing';
import { proveByCode, readPending } from './second-factor';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { emailOfLink } from './set-password';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
let passwordHash = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
});

function from(): RequestContext {
  count += 1;
  return { requestId: `reset-${count}`, origin: 'web', address: `203.0.113.${count % 250}` };
}

async function enter(email: string) {
  const { outcome, sessionCookie } = await signIn({ email, password }, { context: from(), sessionCookie: undefined });
  const awaits = outcome.kind === 'signed_in' ? outcome.awaits : outcome.kind;
  return { awaits, secret: (await secretOf(sessionCookie ?? undefined)) ?? '' };
}

/** A company with an owner, and a member who has a second factor, is signed in, and has a link that waits. */
async function world({ required = false } = {}) {
  const company = await people.company('Acme');
  const owner = { email: `${company}-owner@example.com`, memberId: '' };
  owner.memberId = await people.member(company, await people.account(owner.email, passwordHash), 'owner');
  const email = `${company}-lost@example.com`;
  const accountId = await people.account(email, passwordHash);
  const memberId = await people.member(company, accountId, 'admin');
  const { secret } = await enter(email);
  const own = { email, accountId, secret };
  const outcome = await turnOn(own, { password, code: codeAt(offeredSecret(secret), new Date()) }, from());
  if (outcome.kind !== 'enrolled') throw new Error(outcome.kind);
  if (required)
    await people.inCompany(
      company,
      (tx) => tx`update companies set requires_second_factor = true where company_id = ${toUuid('com', company)}`,
    );
  const link = new URL(await issueSetPasswordLink(accountId)).searchParams.get('token') ?? '';
  const lost = { email, accountId, memberId, secret: outcome.sessionSecret, codes: outcome.codes, link };
  return { company, owner, lost, acting: (role: 'owner' | 'admin' = 'owner') => actor(company, owner.memberId, role) };
}

const actor = (company: string, memberId: string, role: 'owner' | 'admin'): MemberActor =>
  memberActor(company, memberId, role);
const hasFactor = async (accountId: string) => (await readSecurity(accountId, from())).confirmedAt !== null;
const resetsIn = (company: string) =>
  people.inCompany(
    company,
    (tx) => tx`
      select target_id, actor->>'kind' as kind, actor->>'id' as id from audit_events
      where company_id = ${toUuid('com', company)} and action = 'member.second_factor_reset'`,
  );
const subjectsTo = async (email: string) =>
  (await sql`select subject from mails where recipient = ${email} order by received_at, id`).map(
    ({ subject }) => subject,
  );
const deliver = async () => {
  await tellAccounts();
  await deliverDueMessages({ mail: (message) => deliverMail(message), telephony: async () => 'taken' });
};

describe('who lost phone and recovery codes', () => {
  it('is let in again by the operator: factor and codes go, sessions and links end, they and the owners are told (R26)', async () => {
    const { company, owner, lost } = await world();
    const { secret } = await enter(lost.email);
    expect((await readPending(secret, from()))?.awaits).toBe('second_factor');
    const desk = staff('operator');
    expect(await operate(resetSecondFactor, { email: lost.email.toUpperCase() }, desk)).toEqual({
      accountId: lost.accountId,
      email: lost.email,
      done: true,
    });
    expect(await readSecurity(lost.accountId, from())).toMatchObject({ confirmedAt: null, recoveryCodesLeft: 0 });
    expect([await readSession(lost.secret, from()), await readPending(secret, from())]).toEqual([null, null]);
    expect(await emailOfLink(lost.link, from())).toBeNull();
    expect((await proveByCode(secret, lost.codes[0] ?? '', from())).kind).toBe('session_ended');
    expect((await enter(lost.email)).awaits).toBeNull();
    expect(await resetsIn(company)).toEqual([{ target_id: lost.memberId, kind: 'staff', id: desk.accountId }]);
    await deliver();
    expect(await subjectsTo(lost.email)).toContain('Your second factor was taken away');
    expect(await subjectsTo(owner.email)).toEqual(['The second factor of Camille Roux was taken away']);
  });

  it('sets another one up at the next sign-in, where it is compulsory', async () => {
    const { lost } = await world({ required: true });
    await operate(resetSecondFactor, { email: lost.email }, staff('operator'));
    const { awaits, secret } = await enter(lost.email);
    expect(awaits).toBe('enrolment');
    expect(await readSession(secret, from())).toBeNull();
    const member = await world({ required: true });
    await operate(resetMemberSecondFactor, { memberId: member.lost.memberId }, member.acting());
    expect((await enter(member.lost.email)).awaits).toBe('enrolment');
    const email = `${newId('acc')}@operator.example`;
    const account = await people.account(email, passwordHash, 'support', null);
    await sql`insert into account_second_factors (account_id, sealed_secret, last_used_step) values (${toUuid('acc', account)}, 'sealed', 0)`;
    expect((await enter(email)).awaits).toBe('second_factor');
    const desk = staff('operator');
    await operate(resetSecondFactor, { email }, desk);
    expect((await enter(email)).awaits).toBe('enrolment');
    const events = await sql`
      select actor->>'id' as id, before, after from operator_events
      where action = 'staff.second_factor_reset' and target_id = ${account}`;
    expect(events).toEqual([{ id: desk.accountId, before: null, after: null }]);
  });

  it('is in the log of each of their companies, whose owners hear of their own only; a second time nothing is left to do', async () => {
    const [one, two] = [await world(), await world()];
    const second = await people.member(two.company, one.lost.accountId, 'admin');
    await operate(resetSecondFactor, { email: one.lost.email, companyId: two.company }, staff('operator'));
    expect(await resetsIn(one.company)).toMatchObject([{ target_id: one.lost.memberId }]);
    expect(await resetsIn(two.company)).toMatchObject([{ target_id: second }]);
    expect((await operate(resetSecondFactor, { email: one.lost.email }, staff('operator'))).done).toBe(false);
    expect(await resetsIn(one.company)).toHaveLength(1);
    await deliver();
    expect([await subjectsTo(one.owner.email), await subjectsTo(two.owner.email)]).toMatchObject(
      [[{}], [{}]].map(() => [expect.any(String)]),
    );
  });

  it('is let in again by an owner of the only company they are in, who is not told by mail what they did themselves', async () => {
    const { company, owner, lost, acting } = await world();
    expect(await operate(resetMemberSecondFactor, { memberId: lost.memberId }, acting())).toEqual({ done: true });
    expect(await hasFactor(lost.accountId)).toBe(false);
    expect(await readSession(lost.secret, from())).toBeNull();
    expect(await emailOfLink(lost.link, from())).toBeNull();
    expect(await resetsIn(company)).toEqual([{ target_id: lost.memberId, kind: 'member', id: owner.memberId }]);
    await deliver();
    expect(await subjectsTo(lost.email)).toContain('Your second factor was taken away');
    expect(await subjectsTo(owner.email)).toEqual([]);
  });
});

describe('a second factor stays', () => {
  it('where its account opens another company too, or the operator’s console: an owner weakens no other’s sign-in (R25)', async () => {
    const [one, two] = [await world(), await world()];
    await people.member(two.company, one.lost.accountId, 'member');
    const attempt = () => tryTask(resetMemberSecondFactor, { memberId: one.lost.memberId }, one.acting());
    expect(await refusal(attempt())).toEqual({ code: 'operator_decides' });
    expect(await hasFactor(one.lost.accountId)).toBe(true);
    await people.inCompany(
      two.company,
      (tx) => tx`
        update members set status = 'deactivated' where company_id = ${toUuid('com', two.company)} and account_id = ${toUuid('acc', one.lost.accountId)}`,
    );
    await sql`update accounts set staff_role = 'support' where id = ${toUuid('acc', one.lost.accountId)}`;
    expect(await refusal(attempt())).toEqual({ code: 'operator_decides' });
    await sql`update accounts set staff_role = null where id = ${toUuid('acc', one.lost.accountId)}`;
    expect(await refusal(attempt())).toBe('accepted');
  });

  it('for oneself: neither an owner nor an operator admin takes their own away', async () => {
    const { company, lost } = await world();
    const self = { ...actor(company, lost.memberId, 'owner'), accountId: lost.accountId };
    expect(await refusal(tryTask(resetMemberSecondFactor, { memberId: lost.memberId }, self))).toEqual({
      code: 'own_account',
    });
    const desk = { ...staff('operator'), accountId: lost.accountId };
    expect(await refusal(tryTask(resetSecondFactor, { email: lost.email }, desk))).toEqual({ code: 'own_account' });
    expect(await hasFactor(lost.accountId)).toBe(true);
  });

  it('without a proof of the last quarter of an hour, or an operator’s own second factor', async () => {
    const { lost, acting } = await world();
    const [email, old] = [lost.email, new Date(Date.now() - 16 * 60_000).toISOString()];
    const stale = { ...staff('operator'), provenAt: old };
    const code = async (attempt: ReturnType<typeof tryTask>) => {
      const outcome = await refusal(attempt);
      return outcome === 'accepted' ? outcome : outcome.code;
    };
    expect([
      await code(tryTask(resetSecondFactor, { email }, stale)),
      await code(tryTask(resetMemberSecondFactor, { memberId: lost.memberId }, { ...acting(), provenAt: old })),
      await code(tryTask(resetSecondFactor, { email }, { ...staff('operator'), secondFactor: 'none' })),
      await code(tryTask(resetSecondFactor, { email }, staff('support'))),
      await code(tryTask(resetMemberSecondFactor, { memberId: lost.memberId }, acting('admin'))),
    ]).toEqual(['reauthentication_required', 'reauthentication_required', 'forbidden', 'forbidden', 'forbidden']);
    expect(await hasFactor(lost.accountId)).toBe(true);
  });

  it('of who is not there: another company’s member, an unknown address, somebody who is not in the company named (R25)', async () => {
    const [one, two] = [await world(), await world()];
    const attempts = [
      tryTask(resetMemberSecondFactor, { memberId: two.lost.memberId }, one.acting()),
      tryTask(resetMemberSecondFactor, { memberId: newId('mem') }, one.acting()),
      tryTask(resetSecondFactor, { email: 'nobody@nowhere.example' }, staff('operator')),
      tryTask(resetSecondFactor, { email: two.lost.email, companyId: one.company }, staff('operator')),
    ];
    for (const attempt of attempts) expect(await refusal(attempt)).toEqual({ code: 'not_found' });
    for (const email of ['', 'no address', 'a'.repeat(300), 'nul\u0000@example.com'])
      expect(await refusal(tryTask(resetSecondFactor, { email }, staff('operator')))).toMatchObject({
        code: 'invalid_input',
      });
    expect([await hasFactor(one.lost.accountId), await hasFactor(two.lost.accountId)]).toEqual([true, true]);
  });
});
