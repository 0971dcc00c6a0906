'use server';

import { getLocale, getTranslations } from 'next-intl/server';
import { askForReset, type ForgottenOutcome } from '@/lib/auth/forgotten-password';
import { env } from '@/lib/env';
import type { FieldError } from '@/lib/kernel/domain-error';
import { refusalOf } from './failure';
import { formText } from './form-text';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';

type ForgottenState = {
  message?: string;
  fields?: FieldError[];
  values?: Record<string, string>;
  requestId?: string;
  /** The address that was entered: a link is on its way, if it has an account. */
  asked?: string;
};

/** The form for a link to set a new password: one answer for every address. */
export async function sendResetLink(_before: ForgottenState, form: FormData): Promise<ForgottenState> {
  const t = await getTranslations('auth.problems');
  if (!(await calledFromHere())) return { message: t('wrongAddress', { address: env.APP_URL }) };
  const email = formText(form, 'email').trim().slice(0, 254);
  const values = { email };
  if (email === '' || email.includes('\u0000'))
    return { values, fields: [{ pointer: '/email', message: t('missingEmail') }] };
  const request = await requestContext();
  let outcome: ForgottenOutcome;
  try {
    outcome = await askForReset(email, await getLocale(), request);
  } catch (error) {
    const errors = await getTranslations('errors');
    const { code } = refusalOf(error, request.requestId, 'forgot-password');
    return { values, message: errors(code), requestId: request.requestId };
  }
  if (outcome.kind === 'asked') return { asked: email };
  return { values, message: t('limited', { minutes: Math.ceil(outcome.retryAfter / 60) }) };
}
