import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import { type RequestContext, runOperatorTask } from '@/lib/access';
import { redeemPasswordLink } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { WEB } from './authenticate';
import { issueSetPasswordLink, tokenDigest } from './one-time-links';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { emailOfLink, setPassword } from './set-password';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const request: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };
const password = 'correct horse lamp river';
let count = 0;

beforeAll(() => seedReference(sql));

async function invited(status = 'invited') {
  count += 1;
  const email = `invited${count}@example.com`;
  const company = await people.company(`Company ${count}`);
  const accountId = await people.account(email, null);
  const memberId = await people.member(company, accountId, 'owner', status);
  return { email, company, accountId, memberId };
}

async function linkFor(accountId: string): Promise<string> {
  const link = new URL(await issueSetPasswordLink(accountId));
  expect(`${link.origin}${link.pathname}`).toBe('http://localhost:3000/set-password');
  return link.searchParams.get('token') ?? '';
}

const kindOfSignIn = async (email: string, given = password) =>
  (await signIn({ email, password: given }, { context: request, sessionCookie: undefined })).outcome.kind;

const statusOf = (company: string, memberId: string) =>
  people.inCompany(
    company,
    async (tx) =>
      (
        await tx`select status from members where company_id = ${toUuid('com', company)} and id = ${toUuid('mem', memberId)}`
      )[0]?.status,
  );

describe('a one-time link', () => {
  it('sets a password and activates the membership as the member’s own recorded act (R15, R26)', async () => {
    const { email, company, accountId, memberId } = await invited();
    const token = await linkFor(accountId);
    expect(await emailOfLink(token, request)).toBe(email);
    expect(await setPassword(token, password, request)).toEqual({ kind: 'set', email });
    expect(await statusOf(company, memberId)).toBe('active');
    const events = await people.inCompany(
      company,
      (tx) => tx`
      select action, target_id, actor->>'id' as actor, before->>'status' as before, after->>'status' as after from audit_events where company_id = ${toUuid('com', company)}`,
    );
    expect(events).toEqual([
      { action: 'member.activated', target_id: memberId, actor: memberId, before: 'invited', after: 'active' },
      { action: 'member.password_set', target_id: memberId, actor: memberId, before: null, after: null },
    ]);
    expect(await kindOfSignIn(email)).toBe('signed_in');
  });

  it('works once', async () => {
    const { accountId, email } = await invited();
    const token = await linkFor(accountId);
    await setPassword(token, password, request);
    expect(await setPassword(token, 'another lamp river horse', request)).toEqual({ kind: 'link_ended' });
    expect(await emailOfLink(token, request)).toBeNull();
    expect(await kindOfSignIn(email, 'another lamp river horse')).toBe('refused');
  });

  it('works once, also for two at the same moment', async () => {
    const { accountId } = await invited();
    const token = await linkFor(accountId);
    const outcomes = await Promise.all(
      ['one lamp river horse', 'two lamp river horses'].map((given) => setPassword(token, given, request)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['link_ended', 'set']);
  });

  it('is used up by the act itself, whatever was read before', async () => {
    const { accountId } = await invited();
    const digest = tokenDigest(await linkFor(accountId));
    const redeem = async () => {
      const input = { tokenDigest: digest, passwordHash: await hashPassword(password) };
      return unwrap(await runOperatorTask(redeemPasswordLink, WEB, input, { request }));
    };
    expect([await redeem(), await redeem()]).toEqual([{ done: true }, { done: false }]);
  });

  it('stays usable when the password is refused', async () => {
    const { accountId } = await invited();
    const token = await linkFor(accountId);
    expect(await setPassword(token, 'short', request)).toEqual({ kind: 'password', problem: 'too_short' });
    expect(await setPassword(token, 'password123', request)).toEqual({ kind: 'password', problem: 'common' });
    expect((await setPassword(token, password, request)).kind).toBe('set');
  });

  it('ends after seven days and with the next link of the account', async () => {
    const { accountId, company, memberId } = await invited();
    const old = await linkFor(accountId);
    const [row] =
      await sql`select expires_at - created_at = interval '7 days' as exact from one_time_links where account_id = ${toUuid('acc', accountId)}`;
    expect(row).toEqual({ exact: true });
    const token = await linkFor(accountId);
    expect(await emailOfLink(old, request)).toBeNull();
    expect(await emailOfLink(token, request)).not.toBeNull();
    await sql`update one_time_links set expires_at = now() - interval '1 second' where account_id = ${toUuid('acc', accountId)}`;
    expect(await setPassword(token, password, request)).toEqual({ kind: 'link_ended' });
    expect(await statusOf(company, memberId)).toBe('invited');
  });

  it('cannot be made up: nothing else opens an account, not the digest that the database holds', async () => {
    const { accountId } = await invited();
    const token = await linkFor(accountId);
    const forged = [
      '',
      'x',
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      tokenDigest(token),
      'x'.repeat(100_000),
    ];
    for (const made of [...forged, 'nul\u0000', '\u{1F511}', "' or true --"]) {
      expect(await emailOfLink(made, request), made.slice(0, 50)).toBeNull();
      expect(await setPassword(made, password, request), made.slice(0, 50)).toEqual({ kind: 'link_ended' });
    }
    expect((await setPassword(token, password, request)).kind).toBe('set');
  });

  it('is nowhere in the database', async () => {
    const { accountId } = await invited();
    const token = await linkFor(accountId);
    const rows = await sql`select l::text as text from one_time_links l where account_id = ${toUuid('acc', accountId)}`;
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('ends every session of the account', async () => {
    const { accountId, email } = await invited('active');
    await sql`update accounts set password_hash = ${await hashPassword(password)} where id = ${toUuid('acc', accountId)}`;
    const { sessionCookie } = await signIn({ email, password }, { context: request, sessionCookie: undefined });
    const secret = (await secretOf(sessionCookie ?? undefined)) ?? '';
    expect(await readSession(secret, request)).not.toBeNull();
    await setPassword(await linkFor(accountId), 'a quite different sentence', request);
    expect(await readSession(secret, request)).toBeNull();
  });

  it('does not bring a deactivated member back (R15)', async () => {
    const { accountId, company, memberId, email } = await invited('deactivated');
    await setPassword(await linkFor(accountId), password, request);
    expect(await statusOf(company, memberId)).toBe('deactivated');
    expect(await kindOfSignIn(email)).toBe('refused');
  });

  it.each(['', 'made-up', 'null\u0000'])('that never was (%j) is refused', async (token) => {
    expect(await emailOfLink(token, request)).toBeNull();
    expect(await setPassword(token, password, request)).toEqual({ kind: 'link_ended' });
  });
});
