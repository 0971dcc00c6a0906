import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import { type Actor, type RequestContext, runOperatorTask } from '@/lib/access';
import { endOtherSessions, endOwnSession, listOwnSessions } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { endMemberSessions, getMemberSessions } from '@/lib/members';
import { act, apiKeyActor, ask, memberActor, refusal, request, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { goInto, readPlaces, readSession } from './sessions';
import { signIn } from './sign-in';
import { secretDigest } from './sign-in-keys';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
let passwordHash = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
});

async function person(staffRole: 'support' | null = null, companies = 1) {
  count += 1;
  const email = `holder${count}@example.com`;
  const accountId = await people.account(email, passwordHash, staffRole);
  const places: { company: string; memberId: string; owner: Actor }[] = [];
  for (let n = 0; staffRole === null && n < companies; n += 1) {
    const company = await people.company(`Company ${count} ${n}`);
    const ownerAccount = await people.account(`owner${count}.${n}@example.com`, null);
    const owner = memberActor(company, await people.member(company, ownerAccount, 'owner'), 'owner');
    places.push({ company, memberId: await people.member(company, accountId, 'admin'), owner });
  }
  const context: RequestContext = { requestId: 'test', origin: 'web', address: `192.0.2.${count}`, userAgent: firefox };
  const enter = async (from = context) => {
    const { sessionCookie } = await signIn({ email, password }, { context: from, sessionCookie: undefined });
    const secret = await secretOf(sessionCookie ?? undefined);
    if (secret === null) throw new Error('not signed in');
    return secret;
  };
  return { accountId, places, context, enter };
}

const place = ({ places }: Awaited<ReturnType<typeof person>>, n = 0) => {
  const found = places[n];
  if (found === undefined) throw new Error('no such place');
  return found;
};
const actorIn = async (secret: string): Promise<Actor> => {
  const session = await readSession(secret, request());
  if (session === null) throw new Error('no living session');
  return session.actor;
};
const isAlive = async (secret: string) => (await readSession(secret, request())) !== null;
const list = async (secret: string) =>
  unwrap(await runOperatorTask(listOwnSessions, await actorIn(secret), {}, { request: request() })).data;
const endOne = async (secret: string, sessionId: string) =>
  runOperatorTask(endOwnSession, await actorIn(secret), { sessionId }, { request: request() });
const endOthers = async (secret: string) =>
  unwrap(await runOperatorTask(endOtherSessions, await actorIn(secret), {}, { request: request() })).ended;
const events = (company: string) =>
  people.inCompany(
    company,
    (tx) => tx`select actor, target_id, after from audit_events
      where company_id = ${toUuid('com', company)} and action = 'member.sessions_ended' order by sequence`,
  );

describe('one’s own sessions', () => {
  it('are listed with device, address and times, this one first, and nobody else’s among them', async () => {
    const [me, other] = [await person(), await person()];
    await other.enter();
    await me.enter({ ...me.context, address: '::ffff:198.51.100.7', userAgent: 'curl/8.5.0' });
    const here = await me.enter();
    const [first, second, ...more] = await list(here);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      isCurrent: true,
      device: { browser: 'Firefox', system: 'Linux' },
      address: me.context.address,
    });
    expect(second).toMatchObject({
      isCurrent: false,
      device: { browser: null, system: null },
      address: '198.51.100.7',
    });
    expect(Math.abs(Date.parse(first?.beganAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('end one by one, at once, with an event in the company (R26); another’s does not exist', async () => {
    const [me, stranger] = [await person(), await person()];
    const [here, there, theirs] = [await me.enter(), await me.enter(), await stranger.enter()];
    const [, other] = await list(here);
    const foreign = (await list(theirs))[0]?.id ?? '';
    expect(await refusal(endOne(here, foreign))).toEqual({ code: 'not_found' });
    expect(await isAlive(theirs)).toBe(true);
    unwrap(await endOne(here, other?.id ?? ''));
    expect([await isAlive(here), await isAlive(there)]).toEqual([true, false]);
    expect(await refusal(endOne(here, other?.id ?? ''))).toEqual({ code: 'not_found' });
    const { company, memberId } = place(me);
    expect(await events(company)).toEqual([
      { actor: { kind: 'member', id: memberId, role: 'admin' }, target_id: memberId, after: { sessions: 1 } },
    ]);
  });

  it('all others end together, in every company, and each company hears of its own only (R25)', async () => {
    const me = await person(null, 2);
    const [one, two] = [place(me), place(me, 1)];
    const into = async ({ company: companyId, memberId }: typeof one) =>
      (await goInto(await me.enter(), { companyId, memberId }, me.context)) ?? '';
    const [here, same, elsewhere, choosing] = [await into(one), await into(one), await into(two), await me.enter()];
    expect(await endOthers(here)).toBe(3);
    expect([await isAlive(here), await isAlive(same), await isAlive(elsewhere)]).toEqual([true, false, false]);
    expect(await readPlaces(choosing, request())).toBeNull();
    expect(await events(one.company)).toMatchObject([{ actor: { id: one.memberId }, after: { sessions: 1 } }]);
    expect(await events(two.company)).toMatchObject([{ actor: { id: two.memberId }, target_id: two.memberId }]);
    expect(await endOthers(here)).toBe(0);
    expect(await events(one.company)).toHaveLength(1);
  });

  it('of staff are theirs too, and those idle for half an hour are none any more', async () => {
    const agent = await person('support');
    const [here, idle] = [await agent.enter(), await agent.enter()];
    await sql`update sessions set last_used_at = now() - interval '31 minutes' where secret_digest = ${secretDigest(idle)}`;
    expect(await list(here)).toHaveLength(1);
    expect(await endOthers(here)).toBe(0);
  });

  it('a program has none', async () => {
    const { company } = place(await person());
    const asked = runOperatorTask(listOwnSessions, apiKeyActor(company, 'owner'), {}, { request: request() });
    expect(await refusal(asked)).toMatchObject({ code: 'forbidden' });
  });
});

describe('a member’s sessions, ended by an owner', () => {
  it('are counted and all end at once; the member may sign in again', async () => {
    const me = await person();
    const { company, memberId, owner } = place(me);
    const old = [await me.enter(), await me.enter()];
    expect(await ask(getMemberSessions, owner, { memberId })).toEqual({ living: 2, hasSecondFactor: false });
    expect(await act(endMemberSessions, owner, { memberId })).toEqual({ ended: 2 });
    for (const secret of old) expect(await isAlive(secret)).toBe(false);
    expect(await ask(getMemberSessions, owner, { memberId })).toEqual({ living: 0, hasSecondFactor: false });
    expect(await isAlive(await me.enter())).toBe(true);
    expect(await events(company)).toMatchObject([
      { actor: { role: 'owner' }, target_id: memberId, after: { sessions: 2 } },
    ]);
  });

  it('where nobody is signed in, nothing changes; and in another company they stay (R25)', async () => {
    const me = await person(null, 2);
    const [one, two] = [place(me), place(me, 1)];
    const there = await goInto(await me.enter(), { companyId: two.company, memberId: two.memberId }, me.context);
    expect(await act(endMemberSessions, one.owner, { memberId: one.memberId })).toEqual({ ended: 0 });
    expect(await events(one.company)).toEqual([]);
    expect(await isAlive(there ?? '')).toBe(true);
    const foreign = tryCommand(endMemberSessions, one.owner, { memberId: two.memberId });
    expect(await refusal(foreign)).toMatchObject({ code: 'not_found' });
  });
});
