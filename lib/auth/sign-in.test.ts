import { decode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { CompanyRole, RequestContext } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession, signOutEverywhere, signOutHere } from './sessions';
import { signIn } from './sign-in';
import { secretDigest } from './sign-in-keys';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
let passwordHash = '';
let acme = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
  acme = await people.company('Acme');
});

/** Every test comes from an address of its own, so that none uses up another's limit. */
function from(address?: string): RequestContext {
  count += 1;
  return { requestId: `test-${count}`, origin: 'web', address: address ?? `192.0.2.${count}`, userAgent: 'Vitest' };
}

async function newAccount(email: string, hash: string | null) {
  await people.account(email, hash);
  return email;
}

async function newMember(role: CompanyRole = 'admin', status = 'active', company = acme) {
  count += 1;
  const email = `person${count}@example.com`;
  const accountId = await people.account(email, passwordHash);
  const memberId = await people.member(company, accountId, role, status);
  return { email, accountId, memberId };
}

const tryWith = (email: string, given: string, context = from(), sessionCookie?: string) =>
  signIn({ email, password: given }, { context, sessionCookie });

async function sessionAfter(email: string, context = from(), sessionCookie?: string) {
  const answer = await tryWith(email, password, context, sessionCookie);
  const secret = await secretOf(answer.sessionCookie ?? undefined);
  if (secret === null || answer.sessionCookie === null) throw new Error(`not signed in: ${answer.outcome.kind}`);
  return { secret, cookie: answer.sessionCookie, read: () => readSession(secret, context) };
}

describe('signing in', () => {
  it('gives a cookie that carries nothing but the random secret of a session', async () => {
    const { email, accountId, memberId } = await newMember('billing_manager');
    const { cookie, read } = await sessionAfter(email);
    const token = await decode({ token: cookie, secret: process.env.AUTH_SECRET ?? '' });
    expect(Object.keys(token ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sessionSecret']);
    expect((await read())?.actor).toMatchObject({
      kind: 'member',
      accountId,
      memberId,
      companyId: acme,
      role: 'billing_manager',
    });
  });

  it('does not mind the case of the e-mail address or spaces around it', async () => {
    const { email } = await newMember();
    expect((await tryWith(`  ${email.toUpperCase()} `, password)).outcome.kind).toBe('signed_in');
  });

  it('makes staff an actor outside of every company', async () => {
    const accountId = await people.account('support@operator.test', passwordHash, 'support');
    expect((await (await sessionAfter('support@operator.test')).read())?.actor).toMatchObject({
      kind: 'staff',
      accountId,
      role: 'support',
    });
  });

  it('knows the departments that a team lead leads (R24)', async () => {
    const { email, memberId } = await newMember('team_lead');
    const [departmentUuid, company] = ['0190a3c4-0000-7000-8000-000000000001', toUuid('com', acme)];
    await people.inCompany(acme, async (tx) => {
      await tx`insert into departments (company_id, id, name, created_at) values (${company}, ${departmentUuid}, 'Sales', now())`;
      await tx`insert into department_leads (company_id, department_id, member_id) values (${company}, ${departmentUuid}, ${toUuid('mem', memberId)})`;
    });
    const session = await (await sessionAfter(email)).read();
    expect(session?.membership?.ledDepartmentIds).toEqual([`dep_${departmentUuid.replaceAll('-', '')}`]);
  });

  it('is when its holder last proved who they are, as the database wrote it', async () => {
    const { email } = await newMember();
    const { secret, read } = await sessionAfter(email);
    const [row] = await sql<{ at: Date }[]>`
      update sessions set proven_at = now() - interval '1 hour' where secret_digest = ${secretDigest(secret)} returning proven_at as at`;
    expect((await read())?.actor).toMatchObject({ provenAt: row?.at.toISOString() });
  });

  it('makes a new session each time and ends the one this browser had', async () => {
    const { email } = await newMember();
    const first = await sessionAfter(email);
    const second = await sessionAfter(email, from(), first.cookie);
    expect(second.secret).not.toBe(first.secret);
    expect(await first.read()).toBeNull();
    expect(await second.read()).not.toBeNull();
  });
});

describe('a refused sign-in', () => {
  it.each([
    ['an unknown account', async () => 'nobody@example.com', password],
    ['a wrong password', async () => (await newMember()).email, 'not the password'],
    ['a deactivated member (R15)', async () => (await newMember('admin', 'deactivated')).email, password],
    ['a deleted member', async () => (await newMember('admin', 'deleted')).email, password],
    [
      'an invited member who set no password by the link',
      async () => (await newMember('admin', 'invited')).email,
      password,
    ],
    ['an account of no company', () => newAccount('lonely@example.com', passwordHash), password],
    ['an account without a password', () => newAccount('fresh@example.com', null), ''],
    ['an e-mail address no database takes', async () => 'null\u0000@example.com', password],
    ['an endless e-mail address', async () => `${'x'.repeat(5_000)}@example.com`, password],
    ['an endless password', async () => (await newMember()).email, 'x'.repeat(100_000)],
  ])('of %s says nothing about what was wrong', async (_what, email, given) => {
    expect(await tryWith(await email(), given)).toEqual({ outcome: { kind: 'refused' }, sessionCookie: null });
  });
});

describe('limits', () => {
  it('let an account fail five times in fifteen minutes, then refuse the right password too and state the wait', async () => {
    const { email } = await newMember();
    for (let failure = 0; failure < 5; failure += 1)
      expect((await tryWith(email, 'wrong')).outcome.kind).toBe('refused');
    const { outcome } = await tryWith(email.toUpperCase(), password);
    expect(outcome).toMatchObject({ kind: 'limited' });
    expect(outcome.kind === 'limited' && outcome.retryAfter).toBeGreaterThan(14 * 60);
    expect(outcome.kind === 'limited' && outcome.retryAfter).toBeLessThanOrEqual(15 * 60);
  });

  it('hold for an account that does not exist just the same', async () => {
    for (let failure = 0; failure < 5; failure += 1) await tryWith('ghost@example.com', 'wrong');
    expect((await tryWith('ghost@example.com', 'wrong')).outcome.kind).toBe('limited');
  });

  it('do not let attempts at the same moment slip through together', async () => {
    const { email } = await newMember();
    const kinds = await Promise.all(
      Array.from({ length: 12 }, async () => (await tryWith(email, 'wrong')).outcome.kind),
    );
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(5);
  });

  it('forget the failures of an account that signs in, and end with their window', async () => {
    const { email } = await newMember();
    for (let failure = 0; failure < 4; failure += 1) await tryWith(email, 'wrong');
    expect((await tryWith(email, password)).outcome.kind).toBe('signed_in');
    for (let failure = 0; failure < 5; failure += 1)
      expect((await tryWith(email, 'wrong')).outcome.kind).toBe('refused');
    await sql`update rate_limits set expire = extract(epoch from now()) * 1000 - 1000`;
    expect((await tryWith(email, password)).outcome.kind).toBe('signed_in');
  });

  it('let an address fail fifty times an hour, over all accounts; a success costs nothing', async () => {
    const address = '2001:db8:1:2::1';
    await sql`delete from rate_limits`;
    const { email } = await newMember();
    expect((await tryWith(email, password, from(address))).outcome.kind).toBe('signed_in');
    const failures = Array.from({ length: 50 }, (_, index) =>
      tryWith(`nobody${index}@example.com`, 'wrong', from(`2001:db8:1:2::${index}`)),
    );
    expect((await Promise.all(failures)).every(({ outcome }) => outcome.kind === 'refused')).toBe(true);
    const { outcome } = await tryWith(email, password, from(address));
    expect(outcome.kind === 'limited' && outcome.retryAfter).toBeGreaterThan(59 * 60);
    expect((await tryWith(email, password, from('2001:db8:1:3::1'))).outcome.kind).toBe('signed_in');
  });

  it('are off with RATE_LIMIT=off', async () => {
    const { email } = await newMember();
    const counted = await sql`select count(*)::int as n from rate_limits`;
    vi.stubEnv('RATE_LIMIT', 'off');
    vi.resetModules();
    const fresh = await import('./sign-in');
    for (let failure = 0; failure < 6; failure += 1)
      await fresh.signIn({ email, password: 'wrong' }, { context: from(), sessionCookie: undefined });
    expect((await fresh.signIn({ email, password }, { context: from(), sessionCookie: undefined })).outcome.kind).toBe(
      'signed_in',
    );
    expect(await sql`select count(*)::int as n from rate_limits`).toEqual(counted);
  });
});

describe('a session', () => {
  it('is refused at once after signing out, also to a copy of its cookie', async () => {
    const { email } = await newMember();
    const { cookie, secret, read } = await sessionAfter(email);
    expect(await read()).not.toBeNull();
    await signOutHere(secret, from());
    const copied = await secretOf(cookie);
    expect(copied).toBe(secret);
    expect(await readSession(secret, from())).toBeNull();
  });

  it('ends with all others of the account when signing out everywhere, and with no one else’s', async () => {
    const [one, other] = [await newMember(), await newMember()];
    const sessions = [await sessionAfter(one.email), await sessionAfter(one.email)];
    const untouched = await sessionAfter(other.email);
    await signOutEverywhere(sessions[0]?.secret ?? '', from());
    expect(await Promise.all(sessions.map(({ read }) => read()))).toEqual([null, null]);
    expect(await untouched.read()).not.toBeNull();
  });

  it.each(['deactivated', 'deleted', 'invited'])(
    'is refused on the next request of a member who is now %s (R15)',
    async (status) => {
      const { email, memberId } = await newMember();
      const { read } = await sessionAfter(email);
      expect(await read()).not.toBeNull();
      await people.inCompany(
        acme,
        (tx) =>
          tx`update members set status = ${status} where company_id = ${toUuid('com', acme)} and id = ${toUuid('mem', memberId)}`,
      );
      expect(await read()).toBeNull();
    },
  );

  it('acts in a changed role on the next request', async () => {
    const { email, memberId } = await newMember('owner');
    const { read } = await sessionAfter(email);
    await people.inCompany(
      acme,
      (tx) =>
        tx`update members set role = 'member' where company_id = ${toUuid('com', acme)} and id = ${toUuid('mem', memberId)}`,
    );
    expect((await read())?.actor).toMatchObject({ role: 'member' });
  });

  it('ends after twelve hours, however busy', async () => {
    const { email, accountId } = await newMember();
    const { read } = await sessionAfter(email);
    const [row] =
      await sql`select expires_at - created_at = interval '12 hours' as exact from sessions where account_id = ${toUuid('acc', accountId)}`;
    expect(row).toEqual({ exact: true });
    await sql`update sessions set expires_at = now() - interval '1 second' where account_id = ${toUuid('acc', accountId)}`;
    expect(await read()).toBeNull();
  });

  it('of staff ends after thirty idle minutes, a member’s does not', async () => {
    await people.account('idle@operator.test', passwordHash, 'operator');
    const { email } = await newMember();
    const [staff, member] = [await sessionAfter('idle@operator.test'), await sessionAfter(email)];
    await sql`update sessions set last_used_at = now() - interval '29 minutes'`;
    expect(await staff.read()).not.toBeNull();
    await sql`update sessions set last_used_at = now() - interval '31 minutes'`;
    expect(await staff.read()).toBeNull();
    expect(await member.read()).not.toBeNull();
  });

  it('notes its last use at most once a minute', async () => {
    const { email, accountId } = await newMember();
    const { read } = await sessionAfter(email);
    const age = async () =>
      (
        await sql`select extract(epoch from now() - last_used_at)::int as age from sessions where account_id = ${toUuid('acc', accountId)}`
      )[0]?.age;
    await sql`update sessions set last_used_at = now() - interval '50 seconds'`;
    await read();
    expect(await age()).toBeGreaterThanOrEqual(50);
    await sql`update sessions set last_used_at = now() - interval '70 seconds'`;
    await read();
    expect(await age()).toBeLessThan(10);
  });

  it('cannot be forged: garbage and tokens of another installation are no session', async () => {
    const { encode } = await import('next-auth/jwt');
    const foreign = await encode({ token: { sessionSecret: 'x' }, secret: 'another-secret-0123456789-0123456789' });
    for (const cookie of ['', 'garbage', 'a.b.c.d.e', foreign]) expect(await secretOf(cookie)).toBeNull();
    expect(await readSession('made up', from())).toBeNull();
  });
});
