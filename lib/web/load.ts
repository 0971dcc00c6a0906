import { forbidden, notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import {
  type Actor,
  type Command,
  type OperatorTask,
  type Query,
  type RequestContext,
  runCommand,
  runOperatorTask,
  runQuery,
} from '@/lib/access';
import { safePath } from '@/lib/auth/safe-path';
import type { DomainError } from '@/lib/kernel/domain-error';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lookingAfter, requireSession } from './current-actor';
import { pageFailure, refusalOf } from './failure';
import { requestContext, requestedPath } from './request-context';

/**
 * A page's read: the query's answer for who is signed in. Without a session it leads to signing in and back, an unknown
 * id to 404, a missing right to 403. Call it before any Suspense boundary, or the status is already sent.
 */
export function load<I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  return answerOf(query.name, (actor, request) => runQuery(query, actor, input, { request }));
}

/** The same where the page knows what to show instead of what does not exist: then the answer is null. */
export function loadIfThere<I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  input: z.input<I>,
): Promise<z.output<O> | null> {
  return answerOf<z.output<O> | null>(query.name, async (actor, request) => {
    const result = await runQuery(query, actor, input, { request });
    return !result.ok && result.error.code === 'not_found' ? { ok: true, value: null } : result;
  });
}

/** The same for a question that is itself written to the log, and so is a command (R27): each showing of the page asks it. */
export function loadRecorded<I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  input: z.input<I>,
): Promise<z.output<O>> {
  return answerOf(command.name, (actor, request) => runCommand(command, actor, input, { request }));
}

/** The same for a page of the operator's people, who are in no company. */
export function loadTask<I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  return answerOf(task.name, (actor, request) => runOperatorTask(task, actor, input, { request }));
}

/** The same for what may be asked only so often: then the seconds to wait, which the page says. */
export function loadLimited<I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  input: z.input<I>,
): Promise<{ answer: z.output<O> } | { retryAfter: number }> {
  return answerOf<{ answer: z.output<O> } | { retryAfter: number }>(task.name, async (actor, request) => {
    const result = await runOperatorTask(task, actor, input, { request });
    if (result.ok) return ok({ answer: result.value });
    const { code, details } = result.error;
    return code === 'rate_limited' ? ok({ retryAfter: Number(details.retryAfter) }) : result;
  });
}

/** The same for a page of an operator admin about one company, which they look after without being in it (R24). */
export function loadOfCompany<I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  companyId: string,
  input: z.input<I>,
): Promise<z.output<O>> {
  return answerOf(query.name, async (actor, request) =>
    runQuery(query, lookingAfter(actor, companyId), input, { request }),
  );
}

async function answerOf<T>(
  name: string,
  run: (actor: Actor, request: RequestContext) => Promise<Result<T>>,
): Promise<T> {
  const request = await requestContext();
  const { actor } = await sessionOrFailure(request.requestId);
  let result: Result<T>;
  try {
    result = await run(actor, request);
  } catch (error) {
    result = refuse(refusalOf(error, request.requestId, name));
  }
  return result.ok ? result.value : leave(result.error, request.requestId);
}

/** A redirect is thrown too and must pass; what else is thrown here is the database's. */
async function sessionOrFailure(requestId: string) {
  try {
    return await requireSession();
  } catch (error) {
    if (error instanceof Error && 'digest' in error) throw error;
    throw pageFailure(refusalOf(error, requestId, 'session'), requestId);
  }
}

async function leave(error: DomainError, requestId: string): Promise<never> {
  if (error.code === 'not_found') notFound();
  if (error.code === 'forbidden') forbidden();
  // Ended between the session's reading and this one.
  if (error.code === 'grant_ended') redirect('/support');
  if (error.code === 'invalid_input') await withoutBadParameters(error);
  throw pageFailure(error, requestId);
}

/** A URL of another day, or a forged one, falls back to the page without what it no longer understands. */
async function withoutBadParameters(error: DomainError): Promise<void> {
  const url = new URL(await requestedPath(), 'http://localhost');
  if (url.search === '') return;
  const { errors } = error.details as { errors: { pointer: string }[] };
  const bad = errors.map(({ pointer }) => pointer.split('/')[1] ?? '').filter((name) => url.searchParams.has(name));
  for (const name of bad) url.searchParams.delete(name);
  // A list says that it starts again from its first page.
  if (bad.includes('cursor')) url.searchParams.set('place', 'lost');
  redirect(safePath(bad.length === 0 ? url.pathname : `${url.pathname}${url.search}`));
}
