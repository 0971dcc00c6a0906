import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { closePool } from '@/lib/db/client';
import { toUuid } from '@/lib/kernel/id';
import { openGrant } from '@/lib/support';
import { operate } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { signIn } from './sign-in';
import { enterByGrant, goOnOutside, leaveByChoice } from './support-sessions';

const database = testDatabase();
const sql = database.connect();
const people = peopleOf(sql);
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1', userAgent: 'Vitest' };
const password = 'correct horse lamp river';
let [passwordHash, acme] = ['', ''];
let count = 0;
beforeAll(async () => {
  await seedReference(sql);
  passwordHash = await hashPassword(password);
  acme = await people.company('Acme');
});
afterAll(closePool);

/** Somebody of support who is signed in and has opened a grant. */
async function agent(mode: 'read' | 'act' = 'read') {
  count += 1;
  const email = `agent${count}@operator.example`;
  const accountId = await people.account(email, passwordHash, 'support');
  const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  const secret = (await secretOf(sessionCookie ?? undefined)) ?? '';
  const { actor } = (await readSession(secret, context)) ?? {};
  if (actor?.kind !== 'staff') throw new Error('support is not signed in');
  const asked = { companyId: acme, mode, reason: 'A question', ticket: 'T-1', minutes: 10 };
  const { id: grantId } = await operate(openGrant, asked, actor);
  return { secret, grantId, accountId };
}
const actorOf = async (secret: string) => (await readSession(secret, context))?.actor ?? null;

it('R24: going in and out gives new sessions, and the ones before are worth nothing', async () => {
  const { secret, grantId, accountId } = await agent('act');
  const inside = (await enterByGrant(secret, { companyId: acme, grantId }, context)) ?? '';
  expect(await actorOf(secret)).toBeNull();
  expect(await actorOf(inside)).toMatchObject({ kind: 'granted', accountId, companyId: acme, grantId, mode: 'act' });
  const outside = (await leaveByChoice(inside, context)) ?? '';
  expect(new Set([secret, inside, outside]).size).toBe(3);
  expect(await actorOf(inside)).toBeNull();
  expect(await actorOf(outside)).toMatchObject({ kind: 'staff', accountId });
  expect(await enterByGrant(outside, { companyId: acme, grantId }, context)).toBeNull();
});

it('R24: nobody goes in by a colleague’s grant, and who is refused keeps their session', async () => {
  const [one, other] = [await agent(), await agent()];
  expect(await enterByGrant(other.secret, { companyId: acme, grantId: one.grantId }, context)).toBeNull();
  expect(await enterByGrant(other.secret, { companyId: acme, grantId: 'gra_1' }, context)).toBeNull();
  expect(await actorOf(other.secret)).toMatchObject({ kind: 'staff' });
});

it('R24: with the grant the session is outside again, at the next request, and says why', async () => {
  const { secret, grantId } = await agent();
  const inside = (await enterByGrant(secret, { companyId: acme, grantId }, context)) ?? '';
  await people.inCompany(
    acme,
    (tx) => tx`
    update support_grants set ended_at = now(), ended_because = 'company'
    where company_id = ${toUuid('com', acme)} and id = ${toUuid('gra', grantId)}`,
  );
  const session = await readSession(inside, context);
  expect(session).toMatchObject({ actor: { kind: 'staff' }, support: { over: 'company' } });
  const outside = await goOnOutside(inside, context);
  expect(outside).toMatchObject({ over: 'company' });
  expect(outside?.secret).not.toBe(inside);
  expect(await readSession(inside, context)).toBeNull();
  const after = outside?.secret ?? '';
  expect(await readSession(after, context)).toMatchObject({ actor: { kind: 'staff' }, support: null });
  expect(await goOnOutside(after, context)).toBeNull();
});

it('R24: whose time is over goes on under a new secret too; whose grant lasts stays where they are', async () => {
  const { secret, grantId } = await agent();
  const inside = (await enterByGrant(secret, { companyId: acme, grantId }, context)) ?? '';
  expect(await goOnOutside(inside, context)).toBeNull();
  expect(await actorOf(inside)).toMatchObject({ kind: 'granted' });
  await people.inCompany(
    acme,
    (tx) => tx`
    update support_grants set opened_at = opened_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
    where company_id = ${toUuid('com', acme)} and id = ${toUuid('gra', grantId)}`,
  );
  expect(await goOnOutside(inside, context)).toMatchObject({ over: 'expired' });
  expect(await actorOf(inside)).toBeNull();
});
