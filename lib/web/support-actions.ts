'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runOperatorTask } from '@/lib/access';
import { enterByGrant, leaveByChoice } from '@/lib/auth/support-sessions';
import { DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { refuse } from '@/lib/kernel/result';
import { openGrant } from '@/lib/support';
import { currentActor, currentSecret } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { pageFailure, refusalOf } from './failure';
import { formText } from './form-text';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';
import { setSessionCookie } from './set-session-cookie';

type FormState = {
  code?: string;
  message?: string;
  fields?: FieldError[];
  values?: Record<string, string>;
  requestId?: string;
};

/** The form that opens a grant: its holder goes in at once, under a new secret, or reads what is wrong (R24). */
export async function openSupport(_before: FormState, form: FormData): Promise<FormState> {
  const entered = Object.fromEntries(
    ['companyId', 'mode', 'reason', 'ticket', 'minutes'].map((name) => [name, formText(form, name)]),
  );
  const { minutes, ...rest } = entered;
  const input = { ...rest, minutes: Number(minutes) };
  const request = await requestContext();
  let result: Awaited<ReturnType<typeof runOperatorTask<typeof openGrant.input, typeof openGrant.output>>>;
  try {
    const actor = await currentActor();
    if (!(await calledFromHere())) result = refuse(new DomainError('forbidden'));
    else if (actor === null) result = refuse(new DomainError('unauthenticated'));
    else result = await runOperatorTask(openGrant, actor, input, { request });
  } catch (error) {
    result = refuse(refusalOf(error, request.requestId, openGrant.name));
  }
  if (result.ok) return goIn({ companyId: String(entered.companyId), grantId: result.value.id });
  const { message, fields } = await describeRefusal(result.error, request.requestId, {
    schema: openGrant.input,
    input,
  });
  const wrong = fields?.length ? { fields } : { message };
  return { code: result.error.code, ...wrong, values: entered, requestId: request.requestId };
}

/** Goes in again by a grant that lasts. */
export async function enterSupport(form: FormData): Promise<void> {
  if (!(await calledFromHere())) return;
  const state = await goIn({
    companyId: formText(form, 'companyId'),
    grantId: formText(form, 'grantId'),
  });
  if (state.message !== undefined) redirect('/support?over=expired');
}

async function goIn(grant: { companyId: string; grantId: string }): Promise<FormState> {
  const [secret, request] = [await currentSecret(), await requestContext()];
  let entered: string | null = null;
  try {
    entered = secret === null ? null : await enterByGrant(secret, grant, request);
  } catch (error) {
    throw pageFailure(refusalOf(error, request.requestId, 'enterGrant'), request.requestId);
  }
  if (entered === null) return { message: (await getTranslations('errors'))('grant_ended') };
  await setSessionCookie(entered);
  redirect('/');
}

/** "Leave": the grant ends, and the session goes on outside under a new secret. */
export async function leaveSupport(): Promise<void> {
  if (!(await calledFromHere())) return;
  const [secret, request] = [await currentSecret(), await requestContext()];
  let left: string | null = null;
  try {
    left = secret === null ? null : await leaveByChoice(secret, request);
  } catch (error) {
    throw pageFailure(refusalOf(error, request.requestId, 'leaveCompany'), request.requestId);
  }
  if (left !== null) await setSessionCookie(left);
  redirect('/support');
}
