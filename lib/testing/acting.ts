import type { z } from 'zod';
import {
  type Actor,
  type ApiKeyActor,
  type Command,
  type CompanyRole,
  type MemberActor,
  type OperatorTask,
  type Query,
  type RequestContext,
  type RunOptions,
  runCommand,
  runOperatorTask,
  runQuery,
  type StaffActor,
  type StaffRole,
  type SystemActor,
} from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { type Result, unwrap } from '@/lib/kernel/result';

/** The product itself at the command line, or inside one company. */
export const system = (companyId?: string): SystemActor => ({
  kind: 'system',
  name: 'cli',
  ...(companyId && { companyId }),
});

/** One of the operator's people; an operator admin may name the company that they look after. */
export const staff = (role: StaffRole, companyId?: string): StaffActor => ({
  kind: 'staff',
  accountId: newId('acc'),
  role,
  sessionId: newId('ses'),
  secondFactor: 'exempt',
  ...(companyId && { companyId }),
  provenAt: new Date().toISOString(),
});

/** A member signed in. */
export const memberActor = (
  companyId: string,
  memberId: string,
  role: CompanyRole,
  ledDepartmentIds: readonly string[] = [],
): MemberActor => ({
  kind: 'member',
  accountId: newId('acc'),
  sessionId: newId('ses'),
  provenAt: new Date().toISOString(),
  memberId,
  companyId,
  role,
  ledDepartmentIds,
});

/** A program with a key. */
export const apiKeyActor = (
  companyId: string,
  role: CompanyRole,
  ledDepartmentIds: readonly string[] = [],
): ApiKeyActor => ({
  kind: 'api_key',
  keyId: newId('key'),
  companyId,
  role,
  ledDepartmentIds,
});

/** A request context of its own. */
export const request = (): RequestContext => ({ requestId: newId('req'), origin: 'seed' });

type Idempotency = RunOptions['idempotency'];

/** Runs a command as the actor and gives the Result. */
export const tryCommand = <I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  actor: Actor,
  input: z.input<I>,
  idempotency?: Idempotency,
) => runCommand(command, actor, input, { request: request(), idempotency });

/** Runs a command as the actor; a refusal is thrown. */
export const act = async <I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  actor: Actor,
  input: z.input<I>,
  idempotency?: Idempotency,
) => unwrap(await tryCommand(command, actor, input, idempotency));

/** Runs a query as the actor and gives the Result. */
export const tryQuery = <I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  actor: Actor,
  input: z.input<I>,
) => runQuery(query, actor, input, { request: request() });

/** Runs a query as the actor; a refusal is thrown. */
export const ask = async <I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  actor: Actor,
  input: z.input<I>,
) => unwrap(await tryQuery(query, actor, input));

/** Runs a task of the operator and gives the Result. */
export const tryTask = <I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  input: z.input<I>,
  actor: Actor = system(),
  idempotency?: Idempotency,
) => runOperatorTask(task, actor, input, { request: request(), idempotency });

/** Runs a task of the operator; a refusal is thrown. */
export const operate = async <I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  input: z.input<I>,
  actor: Actor = system(),
  idempotency?: Idempotency,
) => unwrap(await tryTask(task, input, actor, idempotency));

/** The code of a refusal with what belongs to it; `accepted` if there was none. */
export async function refusal(
  attempt: Promise<Result<unknown>>,
): Promise<'accepted' | ({ code: string } & Record<string, unknown>)> {
  const result = await attempt;
  return result.ok ? 'accepted' : { code: result.error.code, ...result.error.details };
}
