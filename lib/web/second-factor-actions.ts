'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type EnrolOutcome, enrolByCode, type ProveOutcome, proveByCode } from '@/lib/auth/second-factor';
import { env } from '@/lib/env';
import type { FieldError } from '@/lib/kernel/domain-error';
import { currentPending, currentSecret } from './current-actor';
import { refusalOf } from './failure';
import { formText } from './form-text';
import { placeAfter } from './place-after';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

/** What a form answers when it leads nowhere. */
type FormState = { message?: string; fields?: FieldError[]; requestId?: string };
/** …or once something is set up: the recovery codes, and where to go on. */
type EnrolState = FormState & { codes?: string[]; next?: string };

/** The form behind the password: a code or a recovery code, and the page first asked for. */
export async function proveWithCode(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('second-factor.problems');
  if (!(await calledFromHere())) return wrongAddress();
  const [code, secret] = [formText(form, 'code').trim(), await currentSecret()];
  if (code === '') return { fields: [{ pointer: '/code', message: t('missingCode') }] };
  if (secret === null) return { message: t('ended') };
  const request = await requestContext();
  let outcome: ProveOutcome;
  try {
    outcome = await proveByCode(secret, code, request);
  } catch (error) {
    return failed(error, request.requestId);
  }
  if (outcome.kind !== 'proven') return refused(outcome);
  await setSessionCookie(outcome.sessionSecret);
  redirect(placeAfter(formText(form, 'next'), outcome));
}

/** The form in which a second factor is set up at sign-in: its first code; then the recovery codes, once. */
export async function enrolAtSignIn(_before: EnrolState, form: FormData): Promise<EnrolState> {
  const t = await getTranslations('second-factor.problems');
  if (!(await calledFromHere())) return wrongAddress();
  const [code, secret, pending] = [formText(form, 'code').trim(), await currentSecret(), await currentPending()];
  if (code === '') return { fields: [{ pointer: '/code', message: t('missingCode') }] };
  if (secret === null || pending?.awaits !== 'enrolment') return { message: t('ended') };
  const request = await requestContext();
  let outcome: EnrolOutcome;
  try {
    outcome = await enrolByCode({ secret, accountId: pending.accountId }, code, request);
  } catch (error) {
    return failed(error, request.requestId);
  }
  if (outcome.kind !== 'enrolled') return refused(outcome);
  await setSessionCookie(outcome.sessionSecret);
  return { codes: outcome.codes, next: placeAfter(formText(form, 'next'), outcome) };
}

async function refused(outcome: Exclude<ProveOutcome, { kind: 'proven' }>): Promise<FormState> {
  const [t, auth] = await Promise.all([getTranslations('second-factor.problems'), getTranslations('auth.problems')]);
  if (outcome.kind === 'limited') return { message: auth('limited', { minutes: Math.ceil(outcome.retryAfter / 60) }) };
  if (outcome.kind === 'session_ended') return { message: t('ended') };
  return { fields: [{ pointer: '/code', message: t('refused') }] };
}

const wrongAddress = async (): Promise<FormState> => ({
  message: (await getTranslations('auth.problems'))('wrongAddress', { address: env.APP_URL }),
});

async function failed(error: unknown, requestId: string): Promise<FormState> {
  const t = await getTranslations('errors');
  return { message: t(refusalOf(error, requestId, 'second-factor').code), requestId };
}
