import { beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { getIdleLimit, setIdleLimit } from '@/lib/companies';
import { listOwnSessions } from '@/lib/identity';
import { toUuid } from '@/lib/kernel/id';
import { act, ask, memberActor, operate, refusal, tryCommand } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { goInto, readPlaces, readSession } from './sessions';
import { signIn } from './sign-in';
import { secretDigest } from './sign-in-keys';

const database = testDatabase();
const sql = database.connect();
const people = peopleOf(sql);
const password = 'correct horse lamp river';
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };
let hash = '';
let count = 0;

beforeAll(async () => {
  await seedReference(sql);
  hash = await hashPassword(password);
});

async function company() {
  count += 1;
  const id = await people.company(`Company ${count}`);
  const memberId = await people.member(id, await people.account(`owner${count}@idle.example`, hash), 'owner');
  return { id, owner: memberActor(id, memberId, 'owner') };
}
type Company = Awaited<ReturnType<typeof company>>;

async function signedIn(...companies: Company[]) {
  count += 1;
  const email = `member${count}@idle.example`;
  const accountId = await people.account(email, hash);
  for (const { id } of companies) await people.member(id, accountId, 'admin');
  const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  return (await secretOf(sessionCookie ?? undefined)) ?? '';
}

const idle = (secret: string, minutes: number) =>
  sql`update sessions set last_used_at = now() - make_interval(mins => ${minutes}) where secret_digest = ${secretDigest(secret)}`;
const lives = async (secret: string) => (await readSession(secret, context)) !== null;
const limit = ({ owner }: Company, minutes: 15 | 30 | 60 | null) => act(setIdleLimit, owner, { minutes });

describe('a company’s idle limit', () => {
  it('is off until an owner sets one: a member who did nothing for hours goes on', async () => {
    const ours = await company();
    const secret = await signedIn(ours);
    expect(await ask(getIdleLimit, ours.owner, {})).toEqual({ minutes: null });
    await idle(secret, 600);
    expect(await lives(secret)).toBe(true);
  });

  it('ends a session that nobody used for so long, and what comes too late does not wake it', async () => {
    const ours = await company();
    const secret = await signedIn(ours);
    await limit(ours, 30);
    await idle(secret, 29);
    expect(await lives(secret)).toBe(true);
    await idle(secret, 31);
    expect(await lives(secret)).toBe(false);
    expect(await lives(secret)).toBe(false);
    expect(await readPlaces(secret, context)).toBeNull();
  });

  it('is begun anew by each use', async () => {
    const ours = await company();
    const secret = await signedIn(ours);
    await limit(ours, 15);
    for (let use = 1; use <= 3; use += 1) {
      await idle(secret, 10);
      expect(await lives(secret)).toBe(true);
    }
    const [row] = await sql`
      select last_used_at > now() - interval '1 minute' as just from sessions where secret_digest = ${secretDigest(secret)}`;
    expect(row).toEqual({ just: true });
  });

  it('holds at once for who is signed in, and turned off lets them go on; it is no other company’s', async () => {
    const [ours, theirs] = [await company(), await company()];
    const [secret, stranger] = [await signedIn(ours), await signedIn(theirs)];
    await idle(secret, 120);
    await idle(stranger, 120);
    await limit(ours, 60);
    expect([await lives(secret), await lives(stranger)]).toEqual([false, true]);
    await limit(ours, null);
    expect(await lives(secret)).toBe(true);
  });

  it('is that of a company gone into as well: who was idle for longer elsewhere signs in again to enter', async () => {
    const [lax, strict] = [await company(), await company()];
    await limit(strict, 30);
    const chosen = await signedIn(lax, strict);
    const placeIn = async (secret: string, { id }: Company) => {
      const place = (await readPlaces(secret, context))?.places.find(({ companyId }) => companyId === id);
      if (place === undefined) throw new Error('not a member there');
      return place;
    };
    const enter = async (secret: string, into: Company) => {
      const { companyId, memberId } = await placeIn(secret, into);
      return goInto(secret, { companyId, memberId }, context);
    };
    const inside = (await enter(chosen, lax)) ?? '';
    await idle(inside, 40);
    expect((await placeIn(inside, strict)).needsSignIn).toBe(true);
    expect(await enter(inside, strict)).toBeNull();
    // Whoever is still let in where they are uses the session by that, and is idle no more.
    expect(await lives(inside)).toBe(true);
    expect(await enter(inside, strict)).not.toBeNull();
  });

  it('is not among one’s own sessions once it is over', async () => {
    const ours = await company();
    const secret = await signedIn(ours);
    const session = await readSession(secret, context);
    if (session === null) throw new Error('nobody is signed in');
    await limit(ours, 30);
    await idle(secret, 31);
    expect((await operate(listOwnSessions, {}, session.actor)).data).toEqual([]);
  });

  it('R26: is one event of the owner’s, and none where nothing changes; only what is offered is taken', async () => {
    const { id, owner } = await company();
    for (const minutes of [60, 60, null] as const) await act(setIdleLimit, owner, { minutes });
    for (const minutes of [0, 14, 61, 721, 1e9, '60', undefined])
      expect(await refusal(tryCommand(setIdleLimit, owner, { minutes } as never))).toMatchObject({
        code: 'invalid_input',
      });
    const events = await database.connectAsSuperuser()`
      select before, after from audit_events where company_id = ${toUuid('com', id)} and action = 'company.idle_limit_changed' order by sequence`;
    expect([...events]).toEqual([
      { before: { idleMinutes: null }, after: { idleMinutes: 60 } },
      { before: { idleMinutes: 60 }, after: { idleMinutes: null } },
    ]);
  });
});
