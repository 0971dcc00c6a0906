import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { tellAccounts } from '@/lib/jobs/account-mail';
import { toUuid } from '@/lib/kernel/id';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { askForReset } from './forgotten-password';
import { codeAt } from './one-time-codes';
import { issueSetPasswordLink } from './one-time-links';
import { hashPassword } from './passwords';
import { offeredSecret } from './sealing';
import { enrolByCode } from './second-factor';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { emailOfLink, setPassword } from './set-password';
import { signIn } from './sign-in';

// It does what it does; the test counts how often.
vi.mock('@node-rs/argon2', { spy: true });

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

function from(address?: string): RequestContext {
  count += 1;
  return { requestId: `test-${count}`, origin: 'web', address: address ?? `198.51.100.${count % 250}` };
}

async function newMember(status = 'active') {
  count += 1;
  const email = `person${count}@example.com`;
  const accountId = await people.account(email, passwordHash);
  return { email, accountId, memberId: await people.member(acme, accountId, 'admin', status) };
}

const enter = async (email: string, given: string) => {
  const { outcome, sessionCookie } = await signIn(
    { email, password: given },
    { context: from(), sessionCookie: undefined },
  );
  return { outcome, secret: (await secretOf(sessionCookie ?? undefined)) ?? '' };
};

/** The mails to an address, newest last. */
const mailsTo = (email: string) =>
  sql<{ subject: string; text_body: string }[]>`
    select subject, text_body from mails where recipient = ${email} order by received_at, id`;

const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';

async function resetToken(email: string): Promise<string> {
  await askForReset(email, 'en', from());
  await tellAccounts();
  return tokenIn((await mailsTo(email)).at(-1)?.text_body ?? '');
}

describe('a link to set a new password', () => {
  it('comes by mail, sets the password once, ends the sessions, and its holder is told', async () => {
    const { email } = await newMember();
    const before = await enter(email, password);
    const token = await resetToken(email);
    expect(await emailOfLink(token, from())).toBe(email);
    expect((await setPassword(token, another, from())).kind).toBe('set');
    expect(await readSession(before.secret, from())).toBeNull();
    expect((await enter(email, password)).outcome.kind).toBe('refused');
    expect((await enter(email, another)).outcome.kind).toBe('signed_in');
    expect((await setPassword(token, password, from())).kind).toBe('link_ended');
    await tellAccounts();
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      'Set a new Latchkey password',
      'Your Latchkey password was changed',
    ]);
  });

  it('lives for an hour, and ends with the next one that is asked for', async () => {
    const { email, accountId } = await newMember();
    const first = await resetToken(email);
    const second = await resetToken(email);
    expect(await emailOfLink(first, from())).toBeNull();
    const [row] = await sql`
      select expires_at - created_at = interval '1 hour' as exact from one_time_links
      where account_id = ${toUuid('acc', accountId)} and purpose = 'reset_password' and expires_at > now()`;
    expect(row).toEqual({ exact: true });
    await sql`update one_time_links set expires_at = now() - interval '1 second' where purpose = 'reset_password'`;
    expect((await setPassword(second, another, from())).kind).toBe('link_ended');
  });

  it('does not stop a first link that an owner gave, until a password is set', async () => {
    const { email, accountId } = await newMember();
    const given = new URL(await issueSetPasswordLink(accountId)).searchParams.get('token') ?? '';
    const token = await resetToken(email);
    expect(await emailOfLink(given, from())).toBe(email);
    await setPassword(token, another, from());
    expect(await emailOfLink(given, from())).toBeNull();
  });

  it('goes to the address that the account has, in the language that its holder chose', async () => {
    const { email, accountId } = await newMember();
    await sql`update accounts set locale = 'fr' where id = ${toUuid('acc', accountId)}`;
    await askForReset(email.toUpperCase(), 'en', from());
    await tellAccounts();
    expect((await mailsTo(email)).at(-1)?.subject).toBe('Définissez un nouveau mot de passe Latchkey');
    expect(await mailsTo(email.toUpperCase())).toEqual([]);
  });

  it('is in no row before it is in the mail', async () => {
    const { email } = await newMember();
    await askForReset(email, 'en', from());
    const rows = await sql`select m::text as text from account_messages m where email = ${email}`;
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('token');
    await tellAccounts();
    expect(await sql`select 1 from account_messages where email = ${email}`).toHaveLength(0);
  });

  it('does not go round a second factor', async () => {
    const person = await newMember();
    const { secret } = await enter(person.email, password);
    const code = codeAt(offeredSecret(secret), new Date());
    expect((await enrolByCode({ secret, accountId: person.accountId }, code, from())).kind).toBe('enrolled');
    await setPassword(await resetToken(person.email), another, from());
    const after = await enter(person.email, another);
    expect(after.outcome).toMatchObject({ kind: 'signed_in', awaits: 'second_factor' });
    expect(await readSession(after.secret, from())).toBeNull();
  });

  it.each(['invited', 'deactivated', 'deleted'])(
    'is not sent to who is %s, and accepts no invitation',
    async (status) => {
      const { email, memberId } = await newMember(status);
      expect(await resetToken(email)).toBe('');
      const [row] = await people.inCompany(
        acme,
        (tx) =>
          tx`select status from members where company_id = ${toUuid('com', acme)} and id = ${toUuid('mem', memberId)}`,
      );
      expect(row?.status).toBe(status);
    },
  );

  it('accepts no invitation to another company', async () => {
    const person = await newMember();
    const other = await people.company('Elsewhere');
    const memberId = await people.member(other, person.accountId, 'admin', 'invited');
    await setPassword(await resetToken(person.email), another, from());
    const [row] = await people.inCompany(
      other,
      (tx) =>
        tx`select status from members where company_id = ${toUuid('com', other)} and id = ${toUuid('mem', memberId)}`,
    );
    expect(row?.status).toBe('invited');
  });
});

describe('asking for one', () => {
  it('writes down the same for an address without an account, and tells nobody', async () => {
    const { email } = await newMember();
    const unknown = `nobody${count}@example.com`;
    const answers = [await askForReset(email, 'en', from()), await askForReset(unknown, 'en', from())];
    expect(answers).toEqual([{ kind: 'asked' }, { kind: 'asked' }]);
    const rows = await sql`select topic, locale from account_messages where email in (${email}, ${unknown})`;
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    await tellAccounts();
    expect([await mailsTo(email), await mailsTo(unknown)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('is possible three times an hour for one address, known or not, however many ask at once', async () => {
    const { email } = await newMember();
    for (const address of [email, `nobody${count}@example.com`]) {
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => askForReset(address, 'en', from())));
      expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(3);
    }
  });

  it('is possible twenty times an hour from one place, over all addresses', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) => askForReset(`many${index}@example.com`, 'en', from('203.0.113.9'))),
    );
    expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(20);
  });
});

it('does the work of a password for an account that does not exist', async () => {
  const { verify } = await import('@node-rs/argon2');
  const worked = async (email: string) => {
    vi.mocked(verify).mockClear();
    expect((await enter(email, 'not the password')).outcome.kind).toBe('refused');
    return vi.mocked(verify).mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4));
  };
  const [unknown, known] = [await worked('nobody-at-all@example.com'), await worked((await newMember()).email)];
  expect(known).toHaveLength(1);
  // The same algorithm at the same cost, once each.
  expect(unknown).toEqual(known);
});
