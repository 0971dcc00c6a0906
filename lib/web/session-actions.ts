'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { safePath } from '@/lib/auth/safe-path';
import { cookieName } from '@/lib/auth/session-cookie';
import * as sessions from '@/lib/auth/sessions';
import { chooseCompanyPath } from './choose-company-path';
import { currentPlaces, currentSecret, currentSession } from './current-actor';
import { pageFailure, refusalOf } from './failure';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

/**
 * Goes into a company of one's own: from the choice after signing in, or from another company. What was chosen may no
 * longer be there: then the choice is shown anew.
 */
export async function enterCompany(form: FormData): Promise<void> {
  if (!(await calledFromHere())) return;
  const [companyId, memberId, next] = ['companyId', 'memberId', 'next'].map((name) => String(form.get(name) ?? ''));
  const secret = await currentSecret();
  const place = { companyId: companyId ?? '', memberId: memberId ?? '' };
  const entered = secret === null ? null : await goInto(secret, place);
  if (entered === null) redirect(chooseCompanyPath(safePath(next)));
  await setSessionCookie(entered);
  redirect(safePath(next));
}

async function goInto(secret: string, place: { companyId: string; memberId: string }): Promise<string | null> {
  const request = await requestContext();
  try {
    return await sessions.goInto(secret, place, request);
  } catch (error) {
    throw pageFailure(refusalOf(error, request.requestId, 'enterCompany'), request.requestId);
  }
}

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
  const accountId = (await currentSession())?.account.id ?? (await currentPlaces())?.accountId;
  if (accountId !== undefined) await sessions.signOutEverywhere(accountId, await requestContext());
  await leave();
}

async function leave(): Promise<never> {
  (await cookies()).delete({ name: cookieName('session'), path: '/' });
  redirect('/sign-in');
}
