'use server';

import { getTranslations } from 'next-intl/server';
import {
  changeOwnPassword,
  newCodes,
  type OwnSession,
  readSecurity,
  turnOff,
  turnOn,
} from '@/lib/auth/account-security';
import { PASSWORD_MAX, PASSWORD_MIN, type PasswordProblem } from '@/lib/auth/passwords';
import { env } from '@/lib/env';
import type { FieldError } from '@/lib/kernel/domain-error';
import { currentSecret, currentSession } from './current-actor';
import { refusalOf } from './failure';
import { formText } from './form-text';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

/** What a form of one's own security answers: what is wrong, or that it is done, with the codes that are shown once. */
type SecurityState = { message?: string; fields?: FieldError[]; requestId?: string; done?: boolean; codes?: string[] };
type Given = { password: string; code: string; chosen: string };
type Context = Awaited<ReturnType<typeof requestContext>>;
type Outcome =
  | { kind: 'changed' | 'removed'; sessionSecret: string }
  | { kind: 'enrolled'; sessionSecret: string; codes: string[] }
  | { kind: 'replaced'; codes: string[] }
  | { kind: 'password'; problem: PasswordProblem }
  | { kind: 'limited'; retryAfter: number }
  | { kind: 'wrong_password' | 'refused' | 'compulsory' | 'session_ended' };

/** The form that changes one's password. */
export async function changePasswordAction(_before: SecurityState, form: FormData): Promise<SecurityState> {
  return act(form, ['password', 'chosen'], (own, { password, chosen }, request) =>
    changeOwnPassword(own, { current: password, chosen }, request),
  );
}

/** The form that sets a second factor up. */
export async function turnOnAction(_before: SecurityState, form: FormData): Promise<SecurityState> {
  return act(form, ['password', 'code'], turnOn);
}

/** The form that turns it off. */
export async function turnOffAction(_before: SecurityState, form: FormData): Promise<SecurityState> {
  return act(form, ['password', 'code'], turnOff);
}

/** The form for new recovery codes. */
export async function newCodesAction(_before: SecurityState, form: FormData): Promise<SecurityState> {
  return act(form, ['password', 'code'], newCodes);
}

const MISSING = { password: 'missingPassword', chosen: 'missingPassword', code: 'missingCode' } as const;

async function act(
  form: FormData,
  needed: readonly (keyof Given)[],
  run: (own: OwnSession, given: Given, request: Context) => Promise<Outcome>,
): Promise<SecurityState> {
  const t = await getTranslations('security.problems');
  if (!(await calledFromHere()))
    return { message: (await getTranslations('auth.problems'))('wrongAddress', { address: env.APP_URL }) };
  const [password, code, chosen] = [
    formText(form, 'password'),
    formText(form, 'code').trim(),
    formText(form, 'chosen'),
  ];
  const given = { password, code, chosen };
  const missing = needed.filter((name) => given[name] === '');
  if (missing.length > 0)
    return { fields: missing.map((name) => ({ pointer: `/${name}`, message: t(MISSING[name]) })) };
  const request = await requestContext();
  try {
    const [session, secret] = [await currentSession(), await currentSecret()];
    if (session === null || secret === null) return { message: t('ended') };
    const { id: accountId, email } = session.account;
    const outcome = await run({ accountId, email, secret }, given, request);
    if ('sessionSecret' in outcome) await setSessionCookie(outcome.sessionSecret);
    return await answer(outcome, accountId, request);
  } catch (error) {
    const errors = await getTranslations('errors');
    return {
      message: errors(refusalOf(error, request.requestId, 'account-security').code),
      requestId: request.requestId,
    };
  }
}

async function answer(outcome: Outcome, accountId: string, request: Context): Promise<SecurityState> {
  const t = await getTranslations('security.problems');
  switch (outcome.kind) {
    case 'changed':
    case 'removed':
      return { done: true };
    case 'enrolled':
    case 'replaced':
      return { done: true, codes: outcome.codes };
    case 'wrong_password':
      return { fields: [{ pointer: '/password', message: t('wrongPassword') }] };
    case 'refused':
      return { fields: [{ pointer: '/code', message: t('refused') }] };
    case 'session_ended':
      return { message: t('ended') };
    case 'compulsory': {
      const { requiredBy } = await readSecurity(accountId, request);
      return { message: t('compulsory', { by: requiredBy.join(', ') || 'Latchkey' }) };
    }
    case 'limited':
      return { message: t('limited', { minutes: Math.ceil(outcome.retryAfter / 60) }) };
    case 'password': {
      const words = {
        too_short: t('tooShort', { min: PASSWORD_MIN }),
        too_long: t('tooLong', { max: PASSWORD_MAX }),
        common: t('common'),
      };
      return { fields: [{ pointer: '/chosen', message: words[outcome.problem] }] };
    }
  }
}
