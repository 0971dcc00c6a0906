import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { CompanyRole, RequestContext } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';
import { changeMember } from '@/lib/members';
import { act, memberActor } from '@/lib/testing/acting';
import { hold, untilWaiting } from '@/lib/testing/contention';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { goInto, readPlaces, readSession, signOutEverywhere, signOutHere } from './sessions';
import { signIn } from './sign-in';

const database = testDatabase();
const sql = database.connect();
const people = peopleOf(sql);
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1', userAgent: 'Vitest' };
const password = 'correct horse lamp river';
let passwordHash = '';
let [acme, globex] = ['', ''];
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
  [acme, globex] = [await people.company('Acme'), await people.company('Globex')];
});

type Where = { role?: CompanyRole; status?: string };

/** Somebody who is a member of both companies. */
async function somebody(inAcme: Where = {}, inGlobex: Where = {}) {
  count += 1;
  const email = `both${count}@example.com`;
  const accountId = await people.account(email, passwordHash);
  const member = (company: string, { role = 'admin', status = 'active' }: Where) =>
    people.member(company, accountId, role, status);
  return { email, accountId, atAcme: await member(acme, inAcme), atGlobex: await member(globex, inGlobex) };
}

async function signedIn(email: string) {
  const { outcome, sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  const secret = (await secretOf(sessionCookie ?? undefined)) ?? '';
  return { secret, home: outcome.kind === 'signed_in' ? outcome.home : outcome.kind };
}

const actorOf = async (secret: string | null) =>
  secret === null ? null : ((await readSession(secret, context))?.actor ?? null);
const placesOf = async (secret: string) => (await readPlaces(secret, context))?.places ?? null;
const setMember = (company: string, memberId: string, change: 'deactivated' | 'active') =>
  people.inCompany(
    company,
    (tx) => tx`
    update members set status = ${change}, access_void_before = clock_timestamp()
    where company_id = ${toUuid('com', company)} and id = ${toUuid('mem', memberId)}`,
  );

describe('who is a member of several companies (R15)', () => {
  it('chooses one after signing in, and acts as nobody until then', async () => {
    const { email, atAcme, atGlobex } = await somebody({ role: 'owner' }, { role: 'member' });
    const { secret, home } = await signedIn(email);
    expect(home).toBe('choice');
    expect(await readSession(secret, context)).toBeNull();
    const rest = { isCurrent: false, needsSignIn: false };
    expect(await readPlaces(secret, context)).toMatchObject({
      email,
      places: [
        { companyId: acme, memberId: atAcme, companyName: 'Acme', role: 'owner', ...rest },
        { companyId: globex, memberId: atGlobex, companyName: 'Globex', role: 'member', ...rest },
      ],
    });
    const entered = await goInto(secret, { companyId: globex, memberId: atGlobex }, context);
    expect(await readSession(entered ?? '', context)).toMatchObject({
      hasChoice: true,
      actor: { companyId: globex, memberId: atGlobex, role: 'member' },
    });
  });

  it('switches under a new secret; the old one is worth nothing at once', async () => {
    const { email, atAcme, atGlobex } = await somebody();
    const first = await signedIn(email);
    const inAcme = (await goInto(first.secret, { companyId: acme, memberId: atAcme }, context)) ?? '';
    const inGlobex = (await goInto(inAcme, { companyId: globex, memberId: atGlobex }, context)) ?? '';
    expect(new Set([first.secret, inAcme, inGlobex]).size).toBe(3);
    expect(await actorOf(inGlobex)).toMatchObject({ companyId: globex, memberId: atGlobex });
    for (const old of [first.secret, inAcme]) {
      expect(await readSession(old, context)).toBeNull();
      expect(await placesOf(old)).toBeNull();
      expect(await goInto(old, { companyId: acme, memberId: atAcme }, context)).toBeNull();
    }
    expect((await placesOf(inGlobex))?.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
  });

  it('that a form does not name as one is answered like one that is not there', async () => {
    const { secret } = await signedIn((await somebody()).email);
    for (const place of [
      { companyId: '', memberId: '' },
      { companyId: 'x'.repeat(10_000), memberId: 'mem_1' },
    ])
      expect(await goInto(secret, place, context)).toBeNull();
  });

  it('is not asked where the others are deactivated, deleted or not accepted: those are offered nowhere', async () => {
    for (const status of ['deactivated', 'deleted', 'invited']) {
      const { email, atAcme, atGlobex } = await somebody({}, { status });
      const { secret, home } = await signedIn(email);
      expect(home).toBe('company');
      expect(await readSession(secret, context)).toMatchObject({ hasChoice: false, actor: { memberId: atAcme } });
      expect((await placesOf(secret))?.map(({ memberId }) => memberId)).toEqual([atAcme]);
      expect(await goInto(secret, { companyId: globex, memberId: atGlobex }, context)).toBeNull();
      expect(await actorOf(secret)).toMatchObject({ memberId: atAcme });
    }
  });

  it('enters no membership of somebody else, and nothing that is none', async () => {
    const { email, atAcme } = await somebody();
    const other = await somebody();
    const { secret } = await signedIn(email);
    const strange = [
      { companyId: acme, memberId: other.atAcme },
      { companyId: globex, memberId: atAcme },
      { companyId: newId('com'), memberId: newId('mem') },
      { companyId: 'nonsense', memberId: '' },
    ];
    for (const place of strange) expect(await goInto(secret, place, context)).toBeNull();
    expect(await goInto('made up', { companyId: acme, memberId: atAcme }, context)).toBeNull();
    expect(await placesOf(secret)).toHaveLength(2);
  });

  it('goes one way of two at the same moment', async () => {
    const { email, accountId, atAcme, atGlobex } = await somebody();
    const { secret } = await signedIn(email);
    const ways = [
      { companyId: acme, memberId: atAcme },
      { companyId: globex, memberId: atGlobex },
    ];
    const superuser = database.connectAsSuperuser({ max: 2 });
    const held = await hold(
      superuser,
      (own) => own`select from sessions where account_id = ${toUuid('acc', accountId)} for update`,
    );
    const going = ways.map((place) => goInto(secret, place, context));
    await untilWaiting(superuser, ways.length);
    await held.release();
    const entered = await Promise.all(going);
    expect(entered.filter((one) => one !== null)).toHaveLength(1);
  });

  it('has a session as old as the sign-in wherever they go: twelve hours in all, half an hour to choose', async () => {
    const { email, accountId, atAcme } = await somebody();
    const { secret } = await signedIn(email);
    const rows = () => sql<{ minutes: number; left: number; ended: boolean }[]>`
      select extract(epoch from expires_at - created_at)::int / 60 as minutes, extract(epoch from expires_at - now())::int / 60 as left, ended_at is not null as ended
      from sessions where account_id = ${toUuid('acc', accountId)} order by ended_at nulls last`;
    expect((await rows()).map(({ minutes }) => minutes)).toEqual([30]);
    await sql`update sessions set created_at = created_at - interval '20 minutes', expires_at = expires_at - interval '20 minutes' where account_id = ${toUuid('acc', accountId)}`;
    await goInto(secret, { companyId: acme, memberId: atAcme }, context);
    const [chosen, entered] = await rows();
    expect([chosen?.ended, entered?.ended]).toEqual([true, false]);
    expect(entered?.minutes).toBe(720);
    expect(entered?.left).toBeGreaterThanOrEqual(698);
    expect(entered?.left).toBeLessThanOrEqual(700);
  });

  it('has no choice left after half an hour without one', async () => {
    const { email, accountId, atAcme } = await somebody();
    const { secret } = await signedIn(email);
    await sql`update sessions set expires_at = now() - interval '1 second' where account_id = ${toUuid('acc', accountId)}`;
    expect(await placesOf(secret)).toBeNull();
    expect(await goInto(secret, { companyId: acme, memberId: atAcme }, context)).toBeNull();
  });

  it('signs out of the choice as of any session, here and everywhere', async () => {
    const { email } = await somebody();
    const sessions = [await signedIn(email), await signedIn(email)];
    await signOutHere(sessions[0]?.secret ?? '', context);
    expect(await placesOf(sessions[0]?.secret ?? '')).toBeNull();
    expect(await placesOf(sessions[1]?.secret ?? '')).not.toBeNull();
    await signOutEverywhere((await signedIn(email)).secret, context);
    expect(await placesOf(sessions[1]?.secret ?? '')).toBeNull();
  });
});

describe('what ended a session in one company', () => {
  it('is not got round by the session of another: deactivated and back, they sign in again to enter', async () => {
    const { email, atAcme, atGlobex } = await somebody();
    const { secret } = await signedIn(email);
    const inAcme = (await goInto(secret, { companyId: acme, memberId: atAcme }, context)) ?? '';
    await setMember(globex, atGlobex, 'deactivated');
    expect((await placesOf(inAcme))?.map(({ companyName }) => companyName)).toEqual(['Acme']);
    await setMember(globex, atGlobex, 'active');
    expect((await placesOf(inAcme))?.map(({ needsSignIn }) => needsSignIn)).toEqual([false, true]);
    expect(await goInto(inAcme, { companyId: globex, memberId: atGlobex }, context)).toBeNull();
    expect(await actorOf(inAcme)).toMatchObject({ memberId: atAcme });
    const fresh = await signedIn(email);
    const inGlobex = await goInto(fresh.secret, { companyId: globex, memberId: atGlobex }, context);
    expect(await actorOf(inGlobex)).toMatchObject({ memberId: atGlobex });
  });

  it('leads into no other: who is put out where they are chooses nothing by that session', async () => {
    const { email, atAcme, atGlobex } = await somebody();
    const { secret } = await signedIn(email);
    const inAcme = (await goInto(secret, { companyId: acme, memberId: atAcme }, context)) ?? '';
    await setMember(acme, atAcme, 'deactivated');
    expect(await placesOf(inAcme)).toBeNull();
    expect(await goInto(inAcme, { companyId: globex, memberId: atGlobex }, context)).toBeNull();
  });

  it('such as a new role, holds there: a session in the other company goes on, and enters only after signing in', async () => {
    const { email, atAcme, atGlobex } = await somebody();
    const owner = await people.member(globex, await people.account(`owner${count}@example.com`, null), 'owner');
    const { secret } = await signedIn(email);
    const inAcme = (await goInto(secret, { companyId: acme, memberId: atAcme }, context)) ?? '';
    await act(changeMember, memberActor(globex, owner, 'owner'), { memberId: atGlobex, role: 'member' });
    expect(await actorOf(inAcme)).toMatchObject({ role: 'admin' });
    expect(await goInto(inAcme, { companyId: globex, memberId: atGlobex }, context)).toBeNull();
  });
});
