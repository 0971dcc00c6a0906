import { refresh } from 'next/cache';
import type { z } from 'zod';
import { type Command, type OperatorTask, type Query, runCommand, runOperatorTask, runQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Result, refuse } from '@/lib/kernel/result';
import type { ActionState } from './action-state';
import { currentActor, lookingAfter } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { refusalOf } from './failure';
import { requestContext } from './request-context';
import { calledFromHere } from './same-origin';

const KEY = /^[\x21-\x7e]{1,255}$/;
const isKey = (text: unknown): text is string => typeof text === 'string' && KEY.test(text);

/**
 * A server action for a command: one effect per key (R9). After a success the page under the dialog is read anew, unless
 * the caller does so itself; also after a right was lost since the page was read, and then it says so.
 */
export function defineAction<I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  { rereadPage = true } = {},
) {
  return async (input: z.input<I>, idempotencyKey: string): Promise<ActionState<z.output<O>>> => {
    const state = await act(command, input, async (actor, request) => {
      if (!isKey(idempotencyKey)) return refuse(new DomainError('malformed'));
      return runCommand(command, actor, input, { request, idempotency: { key: idempotencyKey } });
    });
    if (state.ok ? rereadPage : hasLostRight(state)) refresh();
    return state;
  };
}

/**
 * The same where something outside is asked first, for who has the right to: the command then takes what was found beside
 * what was entered.
 */
export function defineCheckedAction<C, I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  check: (actor: Actor, input: C, request: Context) => Promise<Result<z.input<I>>>,
) {
  return async (input: C, idempotencyKey: string): Promise<ActionState<z.output<O>>> => {
    const state = await act(command, input, async (actor, request) => {
      if (!isKey(idempotencyKey)) return refuse(new DomainError('malformed'));
      const checked = await check(actor, input, request);
      if (!checked.ok) return checked;
      return runCommand(command, actor, checked.value, { request, idempotency: { key: idempotencyKey } });
    });
    if (state.ok || hasLostRight(state)) refresh();
    return state;
  };
}

/** A server action for a query that a dialog asks while it is open: a quote. */
export function defineQueryAction<I extends z.ZodType, O extends z.ZodType>(query: Query<I, O>) {
  return (input: z.input<I>): Promise<ActionState<z.output<O>>> =>
    act(query, input, (actor, request) => runQuery(query, actor, input, { request }));
}

/** A server action for what an operator admin does to the company that it names; one effect per key (R9, R24). */
export function defineCompanyAction<I extends z.ZodType, O extends z.ZodType, R>(command: Command<I, O, R>) {
  return async (companyId: string, input: z.input<I>, idempotencyKey: string): Promise<ActionState<z.output<O>>> => {
    const state = await act(command, input, async (actor, request) => {
      if (!isKey(idempotencyKey) || typeof companyId !== 'string') return refuse(new DomainError('malformed'));
      return runCommand(command, lookingAfter(actor, companyId), input, {
        request,
        idempotency: { key: idempotencyKey },
      });
    });
    if (state.ok || hasLostRight(state)) refresh();
    return state;
  };
}

/** Runs a task of the operator under the key of a dialog's opening: one effect per key (R9). */
export async function runOnce<I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  actor: Actor,
  input: z.input<I>,
  { request, idempotencyKey: key }: { request: Context; idempotencyKey: unknown },
): Promise<Result<z.output<O>>> {
  if (!isKey(key)) return refuse(new DomainError('malformed'));
  return runOperatorTask(task, actor, input, { request, idempotency: { key } });
}

/** A server action for an act of the operator's people, who are in no company; the page is read anew after a success. */
export function defineTaskAction<I extends z.ZodType, O extends z.ZodType>(task: OperatorTask<I, O>) {
  return async (input: z.input<I>, idempotencyKey: string): Promise<ActionState<z.output<O>>> => {
    const state = await act(task, input, (actor, request) => runOnce(task, actor, input, { request, idempotencyKey }));
    if (state.ok || hasLostRight(state)) refresh();
    return state;
  };
}

/** The page shows what its reader may no longer see or do: it is read anew, and says so. */
const hasLostRight = (state: ActionState<unknown>): boolean => !state.ok && state.error.code === 'forbidden';

type Actor = NonNullable<Awaited<ReturnType<typeof currentActor>>>;
type Context = Awaited<ReturnType<typeof requestContext>>;

/** What every action does around its use case: who asks and from where, and a refusal in words. */
export async function act<I extends z.ZodType, T>(
  useCase: { name: string; input: I },
  input: unknown,
  run: (actor: Actor, request: Context) => Promise<Result<T>>,
): Promise<ActionState<T>> {
  const request = await requestContext();
  let result: Result<T>;
  try {
    const actor = await currentActor();
    if (!(await calledFromHere())) result = refuse(new DomainError('forbidden'));
    else if (actor === null) result = refuse(new DomainError('unauthenticated'));
    else result = await run(actor, request);
  } catch (error) {
    result = refuse(refusalOf(error, request.requestId, useCase.name));
  }
  if (result.ok) return result;
  return { ok: false, error: await describeRefusal(result.error, request.requestId, { schema: useCase.input, input }) };
}
