'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { safePath } from '@/lib/auth/safe-path';
import { cookieName } from '@/lib/auth/session-cookie';
import * as sessions from '@/lib/auth/sessions';
import type { ErrorCode, FieldError } from '@/lib/kernel/domain-error';
import type { ActionState } from './action-state';
import { chooseCompanyPath } from './choose-company-path';
import { currentPlaces, currentSecret, currentSession } from './current-actor';
import { pageFailure, refusalOf } from './failure';
import { formText } from './form-text';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

/**
 * Goes into a company of one's own: from the choice after signing in, or from another company. What was chosen may no
 * longer be there: then the choice is shown anew.
 */
export async function enterCompany(form: FormData): Promise<void> {
  if (!(await calledFromHere())) return;
  const place = { companyId: formText(form, 'companyId'), memberId: formText(form, 'memberId') };
  const next = formText(form, 'next');
  const secret = await currentSecret();
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

/** Whoever is signed in proves again who they are, by their password; this browser then has a new secret. */
export async function proveAgain(password: string): Promise<ActionState<null>> {
  const request = await requestContext();
  try {
    const secret = await currentSecret();
    if (secret === null || !(await calledFromHere())) return notProven({ kind: 'ended' }, request.requestId);
    // What calls an action is no page of ours for sure.
    if (typeof password !== 'string' || password === '') return notProven({ kind: 'empty' }, request.requestId);
    const outcome = await sessions.proveAgain(secret, password, request);
    if (outcome.kind !== 'proven') return notProven(outcome, request.requestId);
    await setSessionCookie(outcome.sessionSecret);
    return { ok: true, value: null };
  } catch (error) {
    const { code } = refusalOf(error, request.requestId, 'proveAgain');
    return {
      ok: false,
      error: { code, message: (await getTranslations('errors'))(code), requestId: request.requestId, details: {} },
    };
  }
}

type NotProven = Exclude<sessions.ProofAgain, { kind: 'proven' }> | { kind: 'empty' };

async function notProven(why: NotProven, requestId: string): Promise<ActionState<null>> {
  const [t, errors] = await Promise.all([getTranslations('auth.problems'), getTranslations('errors')]);
  const refused = (code: ErrorCode, message: string, fields?: FieldError[]): ActionState<null> => ({
    ok: false,
    error: { code, message, requestId, details: {}, ...(fields && { fields }) },
  });
  if (why.kind === 'ended') return refused('unauthenticated', errors('unauthenticated'));
  if (why.kind === 'limited') return refused('rate_limited', t('limited', { minutes: Math.ceil(why.retryAfter / 60) }));
  const message = t(why.kind === 'empty' ? 'missingPassword' : 'wrongPassword');
  return refused('invalid_input', message, [{ pointer: '/password', message }]);
}

/** Ends this session: the cookie, and every copy of it, is worth nothing from now on. */
export async function signOut(): Promise<void> {
  if (!(await calledFromHere())) return;
  const secret = await currentSecret();
  if (secret !== null) await sessions.signOutHere(secret, await requestContext());
  await leave();
}

/** Ends all sessions of the account that this one may see, on every device. */
export async function signOutEverywhere(): Promise<void> {
  if (!(await calledFromHere())) return;
  const secret = await currentSecret();
  const isLiving = (await currentSession()) !== null || (await currentPlaces()) !== null;
  if (secret !== null && isLiving) await sessions.signOutEverywhere(secret, await requestContext());
  await leave();
}

async function leave(): Promise<never> {
  (await cookies()).delete({ name: cookieName('session'), path: '/' });
  redirect('/sign-in');
}
