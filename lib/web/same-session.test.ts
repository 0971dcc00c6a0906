import { beforeAll, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { hashPassword } from '@/lib/auth/passwords';
import { secretOf } from '@/lib/auth/session-cookie';
import { readSession, signOutHere } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { requireSameSession } from './same-session';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };
const password = 'correct horse lamp river';
const email = 'zoe@company.example';

beforeAll(() => seedReference(sql));

it('a download goes on while its session is there as it was, and no page further once it was signed out', async () => {
  const company = await people.company('Company');
  await people.member(company, await people.account(email, await hashPassword(password)), 'admin');
  const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  const secret = (await secretOf(sessionCookie ?? undefined)) ?? '';
  const actor = (await readSession(secret, context))?.actor;
  if (actor === undefined) throw new Error('not signed in');
  const gone = { code: 'unauthenticated' };
  await requireSameSession({ actor, secret }, context);
  await expect(requireSameSession({ actor, secret: null }, context)).rejects.toMatchObject(gone);
  if (actor.kind !== 'member') throw new Error('not a member');
  await expect(requireSameSession({ actor: { ...actor, role: 'owner' }, secret }, context)).rejects.toMatchObject(gone);
  await signOutHere(secret, context);
  await expect(requireSameSession({ actor, secret }, context)).rejects.toMatchObject(gone);
});
