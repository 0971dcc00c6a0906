'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cookieName } from '@/lib/auth/session-cookie';
import * as sessions from '@/lib/auth/sessions';
import { currentSecret, currentSession } from './current-actor';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';

/** Ends this session: the cookie, and every copy of it, is worth nothing from now on. */
export async function signOut(): Promise<void> {
  if (!(await calledFromHere())) return;
  const secret = await currentSecret();
  if (secret !== null) await sessions.signOutHere(secret, await requestContext());
  await leave();
}

/** Ends all sessions of the account, on every device. */
export async function signOutEverywhere(): Promise<void> {
  if (!(await calledFromHere())) return;
  const session = await currentSession();
  if (session !== null) await sessions.signOutEverywhere(session.account.id, await requestContext());
  await leave();
}

async function leave(): Promise<never> {
  (await cookies()).delete({ name: cookieName('session'), path: '/' });
  redirect('/sign-in');
}
