'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SignInOutcome } from '@/lib/auth/authenticate';
import { type JoinOutcome, joinCompany } from '@/lib/auth/invitations';
import { PASSWORD_MAX, PASSWORD_MIN, type PasswordProblem } from '@/lib/auth/passwords';
import { safePath } from '@/lib/auth/safe-path';
import { cookieName, cookieOptions, SESSION_SECONDS } from '@/lib/auth/session-cookie';
import { type SetPasswordOutcome, setPassword } from '@/lib/auth/set-password';
import { signIn } from '@/lib/auth/sign-in';
import { signOnDomainOf } from '@/lib/auth/single-sign-on/sign-on-domain';
import { env } from '@/lib/env';
import type { FieldError } from '@/lib/kernel/domain-error';
import { currentSecret } from './current-actor';
import { refusalOf } from './failure';
import { formText } from './form-text';
import { placeAfter } from './place-after';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

/** What a form before signing in answers when it leads nowhere. */
type FormState = { message?: string; fields?: FieldError[]; values?: Record<string, string>; requestId?: string };

/** The sign-in form: a session and the page first asked for, or what is wrong. */
export async function signInWithPassword(_before: FormState, form: FormData): Promise<FormState> {
  const [email, password] = [formText(form, 'email').trim(), formText(form, 'password')];
  const values = { email: email.slice(0, 254) };
  const asksSignOn = formText(form, 'way') === 'single_sign_on';
  if (email !== '' && (asksSignOn || password === '')) {
    const led = await leadToSignOn(email, formText(form, 'next'));
    if (asksSignOn) return { ...led, values };
  }
  const fields = await missingFields(email, password);
  if (fields.length > 0) return { fields, values };
  const outcome = await attempt(email, password);
  return 'home' in outcome ? redirect(placeAfter(formText(form, 'next'), outcome)) : { ...outcome, values };
}

/** On to the single sign-on of an address, which its domain alone decides; else there is none for it. */
async function leadToSignOn(email: string, asked: string): Promise<FormState> {
  const request = await requestContext();
  let found: Awaited<ReturnType<typeof signOnDomainOf>>;
  try {
    found = await signOnDomainOf(email, request);
  } catch (error) {
    return failed(error, request.requestId);
  }
  if (found !== null) redirect(signOnPath(found.domain, safePath(asked)));
  return { fields: [{ pointer: '/email', message: (await getTranslations('auth.signOn'))('none') }] };
}

const signOnPath = (domain: string, next: string): string =>
  `/sign-in/single-sign-on?${new URLSearchParams({ domain, ...(next !== '/' && { next }) })}`;

/** The form behind a one-time link: the password is set and its owner signed in, or what is wrong. */
export async function setPasswordByLink(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('auth.problems');
  const password = formText(form, 'password');
  if (password === '') return { fields: [{ pointer: '/password', message: t('missingPassword') }] };
  if (!(await calledFromHere())) return { message: t('wrongAddress', { address: env.APP_URL }) };
  const request = await requestContext();
  let outcome: SetPasswordOutcome;
  try {
    outcome = await setPassword(formText(form, 'token'), password, request);
  } catch (error) {
    return failed(error, request.requestId);
  }
  if (outcome.kind === 'link_ended') return { message: t('linkEnded') };
  if (outcome.kind === 'password') return refusedPassword(outcome.problem);
  const signedIn = await attempt(outcome.email, password);
  redirect('home' in signedIn ? placeAfter('/', signedIn) : '/sign-in');
}

/** The form behind an invitation: its holder joins and is signed in there, or what is wrong. */
export async function joinByLink(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('auth.problems');
  if (!(await calledFromHere())) return { message: t('wrongAddress', { address: env.APP_URL }) };
  const request = await requestContext();
  const password = formText(form, 'password');
  let outcome: JoinOutcome;
  try {
    outcome = await joinCompany(formText(form, 'token'), { password, sessionSecret: await currentSecret() }, request);
  } catch (error) {
    return failed(error, request.requestId);
  }
  if (outcome.kind !== 'joined') return refusedJoining(outcome);
  if (outcome.sessionSecret !== null) {
    await setSessionCookie(outcome.sessionSecret);
    redirect('/');
  }
  const signedIn = outcome.withPassword ? await attempt(outcome.email, password) : {};
  redirect('home' in signedIn ? placeAfter('/', signedIn) : '/sign-in');
}

async function refusedJoining(outcome: Exclude<JoinOutcome, { kind: 'joined' }>): Promise<FormState> {
  const t = await getTranslations('auth.problems');
  switch (outcome.kind) {
    case 'link_ended':
      return { message: t('invitationEnded') };
    case 'already_member':
      return { message: t('alreadyMember') };
    case 'limited':
      return { message: t('limited', { minutes: Math.ceil(outcome.retryAfter / 60) }) };
    case 'refused':
      return { fields: [{ pointer: '/password', message: t('wrongPassword') }] };
    case 'password':
      return refusedPassword(outcome.problem);
  }
}

async function refusedPassword(problem: PasswordProblem): Promise<FormState> {
  const t = await getTranslations('auth.problems');
  const bounds = {
    too_short: t('tooShort', { min: PASSWORD_MIN }),
    too_long: t('tooLong', { max: PASSWORD_MAX }),
    common: t('common'),
  };
  return { fields: [{ pointer: '/password', message: bounds[problem] }] };
}

async function missingFields(email: string, password: string): Promise<FieldError[]> {
  const t = await getTranslations('auth.problems');
  return [
    ...(email === '' ? [{ pointer: '/email', message: t('missingEmail') }] : []),
    ...(password === '' ? [{ pointer: '/password', message: t('missingPassword') }] : []),
  ];
}

type SignedIn = Extract<SignInOutcome, { kind: 'signed_in' }>;

/** Tries the credentials; a success has set the cookie. */
async function attempt(email: string, password: string): Promise<FormState | SignedIn> {
  const t = await getTranslations('auth.problems');
  if (!(await calledFromHere())) return { message: t('wrongAddress', { address: env.APP_URL }) };
  const context = await requestContext();
  const jar = await cookies();
  let outcome: SignInOutcome;
  try {
    const answer = await signIn({ email, password }, { context, sessionCookie: jar.get(cookieName('session'))?.value });
    outcome = answer.outcome;
    if (outcome.kind === 'signed_in' && answer.sessionCookie !== null) {
      jar.set(cookieName('session'), answer.sessionCookie, { ...cookieOptions(), maxAge: SESSION_SECONDS });
      return outcome;
    }
  } catch (error) {
    return failed(error, context.requestId);
  }
  if (outcome.kind === 'limited') return { message: t('limited', { minutes: Math.ceil(outcome.retryAfter / 60) }) };
  if (outcome.kind === 'sign_on_only') return { message: (await getTranslations('auth.signOn'))('only') };
  if (outcome.kind === 'unavailable')
    return { message: (await getTranslations('errors'))('unavailable'), requestId: context.requestId };
  return { message: t('refused') };
}

async function failed(error: unknown, requestId: string): Promise<FormState> {
  const t = await getTranslations('errors');
  return { message: t(refusalOf(error, requestId, 'sign-in').code), requestId };
}
