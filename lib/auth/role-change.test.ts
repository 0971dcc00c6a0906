import { beforeAll, expect, it } from 'vitest';
import { seedReference } from '@/drizzle/seed/reference';
import type { RequestContext } from '@/lib/access';
import { changeMember } from '@/lib/members';
import { act, memberActor } from '@/lib/testing/acting';
import { testDatabase } from '@/lib/testing/database';
import { peopleOf } from '@/lib/testing/people';
import { hashPassword } from './passwords';
import { secretOf } from './session-cookie';
import { readSession } from './sessions';
import { signIn } from './sign-in';

const sql = testDatabase().connect();
const people = peopleOf(sql);
const context: RequestContext = { requestId: 'test', origin: 'web', address: '192.0.2.1' };
const password = 'correct horse lamp river';
const email = 'zoe@company.example';

beforeAll(() => seedReference(sql));

async function signedInSession(): Promise<string> {
  const { sessionCookie } = await signIn({ email, password }, { context, sessionCookie: undefined });
  const secret = await secretOf(sessionCookie ?? undefined);
  if (secret === null) throw new Error('not signed in');
  return secret;
}

it('a session of the old role has ended everywhere once the role changes; a new one works in the new role', async () => {
  const company = await people.company('Company');
  const owner = await people.member(company, await people.account('owner@company.example', null), 'owner');
  const memberId = await people.member(company, await people.account(email, await hashPassword(password)), 'admin');
  const old = [await signedInSession(), await signedInSession()];
  for (const secret of old) expect((await readSession(secret, context))?.actor).toMatchObject({ role: 'admin' });

  const actor = memberActor(company, owner, 'owner');
  await act(changeMember, actor, { memberId, firstName: 'Zoé' });
  for (const secret of old) expect(await readSession(secret, context)).not.toBeNull();

  await act(changeMember, actor, { memberId, role: 'member' });
  for (const secret of old) expect(await readSession(secret, context)).toBeNull();
  const fresh = await signedInSession();
  expect((await readSession(fresh, context))?.actor).toMatchObject({ role: 'member' });

  await act(changeMember, actor, { memberId, role: 'admin' });
  for (const secret of [...old, fresh]) expect(await readSession(secret, context)).toBeNull();
});
