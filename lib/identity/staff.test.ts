import { afterAll, describe, expect, it } from 'vitest';
import { issueSetPasswordLink, tokenDigest } from '@/lib/auth/one-time-links';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { operate, refusal, request, staff, system, tryTask } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { createStaff, endStaff, findPasswordLink, findSession, listStaff } from '.';

const database = testDatabase();
const sql = database.connectAsSuperuser();
afterAll(closePool);
const desk = staff('operator');

const make = (email: string, role: 'support' | 'operator') => operate(createStaff, { email, role }, desk);
const signIn = async (accountId: string, digest: string) => {
  await sql`
    insert into sessions (id, secret_digest, account_id, expires_at)
    values (gen_random_uuid(), ${digest}, ${toUuid('acc', accountId)}, now() + interval '1 hour')`;
};
const livesIn = async (digest: string) => (await operate(findSession, { digest }, system())) !== null;

describe('the operator’s people (R24)', () => {
  it('lose their role: sessions, link and password work no more, and they are listed among those who were', async () => {
    const agent = await make('Agent@staff.example', 'support');
    await make('boss@staff.example', 'operator');
    const link = await issueSetPasswordLink(agent.id, request());
    const digest = 'a'.repeat(64);
    await signIn(agent.id, digest);
    await sql`update accounts set password_hash = '$argon2id$x' where id = ${toUuid('acc', agent.id)}`;
    expect(await livesIn(digest)).toBe(true);
    const factorOf = async () =>
      (await operate(listStaff, {}, desk)).data.find(({ id }) => id === agent.id)?.secondFactor;
    expect(await factorOf()).toBe('missing');
    await sql`insert into account_second_factors (account_id, sealed_secret, last_used_step) values (${toUuid('acc', agent.id)}, 'x', 0)`;
    expect(await factorOf()).toBe('set_up');
    await sql`update accounts set second_factor_exempt = 'demo' where id = ${toUuid('acc', agent.id)}`;
    expect(await factorOf()).toBe('exempt');
    expect(await operate(endStaff, { accountId: agent.id }, desk)).toMatchObject({ status: 'ended', role: 'support' });
    expect(await livesIn(digest)).toBe(false);
    const token = new URL(link).searchParams.get('token') ?? '';
    expect(await operate(findPasswordLink, { tokenDigest: tokenDigest(token) }, system())).toBeNull();
    const [row] = await sql`select password_hash, staff_role from accounts where id = ${toUuid('acc', agent.id)}`;
    expect(row).toEqual({ password_hash: null, staff_role: null });
    const { data } = await operate(listStaff, {}, desk);
    expect(data.map(({ email, status }) => [email, status])).toEqual([
      ['boss@staff.example', 'invited'],
      ['Agent@staff.example', 'ended'],
    ]);
    expect(await refusal(tryTask(endStaff, { accountId: agent.id }, desk))).toMatchObject({ code: 'not_found' });
  });

  it('come back under the same account, also in another role', async () => {
    const before = await make('back@staff.example', 'support');
    await operate(endStaff, { accountId: before.id }, desk);
    expect(await make('BACK@staff.example', 'operator')).toMatchObject({
      id: before.id,
      role: 'operator',
      created: false,
    });
    expect((await operate(listStaff, {}, desk)).data.find(({ id }) => id === before.id)).toMatchObject({
      status: 'invited',
      role: 'operator',
      endedAt: null,
    });
  });

  it('keep their last operator admin, also when two leave at once', async () => {
    await sql`update accounts set staff_role = null where staff_role = 'operator'`;
    const pair = [await make('one@staff.example', 'operator'), await make('two@staff.example', 'operator')];
    const outcomes = await Promise.all(
      pair.map(({ id: accountId }) => refusal(tryTask(endStaff, { accountId }, desk))),
    );
    expect(outcomes).toContain('accepted');
    expect(outcomes).toContainEqual({ code: 'last_operator' });
  });

  it('of a company’s own people nobody can be ended this way', async () => {
    await sql`insert into accounts (id, email) values ('019f0000-0000-7000-8000-000000000001', 'member@company.example')`;
    const accountId = 'acc_019f0000000070008000000000000001';
    expect(await refusal(tryTask(endStaff, { accountId }, desk))).toMatchObject({ code: 'not_found' });
  });
});
