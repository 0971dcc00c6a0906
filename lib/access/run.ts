import type { z } from 'zod';
import { type Tenant, type Transaction, transaction } from '@/lib/db/client';
import { asDomainError, isRetryable } from '@/lib/db/constraint-errors';
import { companyClosed, DomainError, type FieldError } from '@/lib/kernel/domain-error';
import { toUuid } from '@/lib/kernel/id';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type Actor, auditActor, companyOf, fingerprintOf, isBoundByState, type RequestContext } from './actor';
import { openCommand } from './command-scope';
import { requireOpenToGrant } from './grant-limits';
import { grantBehindLock, noteLook } from './grant-watch';
import { readLedger } from './ledger';
import { masked, maskedRefusal } from './masking';
import { claimKey, keepAnswer } from './operator-idempotency';
import { openTask } from './operator-scope';
import { requireRight, visibleDepartments } from './permissions';
import { requireProofFor } from './recent-proof';
import type { CommandScope, QueryScope } from './scope';
import { keptAnswers } from './sealed-answer';
import { inTurn } from './turns';
import type { Command, OperatorTask, Query } from './use-case';

const ATTEMPTS = 5;

export type RunOptions = {
  request: RequestContext;
  /** One effect per key (R9); the fingerprint tells a repetition from another request. */
  idempotency?: { key: string; fingerprint?: string } | undefined;
};

/** Runs a command: the only door to a write in a company. Refusals come back as data; anything else is thrown. */
export async function runCommand<I extends z.ZodType, O extends z.ZodType, R>(
  command: Command<I, O, R>,
  actor: Actor,
  input: unknown,
  { request, idempotency }: RunOptions,
): Promise<Result<z.output<O>>> {
  return answered(actor, async () => {
    requireRight(actor, command.permission);
    requireOpenToGrant(actor, command);
    const parsed = parseInput(command.input, input);
    const companyId = requireCompany(actor);
    const fingerprint = idempotency?.fingerprint ?? fingerprintFor(command, idempotency, input);
    const answers = keptAnswers(command, companyId, fingerprint);
    const decide = async (tx: Transaction, early: PromiseSettledResult<R> | undefined) => {
      const { scope, locked, finish } = openCommand(tx, companyId, actor, request);
      const earlier = idempotency === undefined ? undefined : findResponse(scope, idempotency.key);
      const closed = isClosedTo(command, actor, scope);
      const grant = grantBehindLock(tx, actor);
      const proven = requireProofFor(command, scope);
      const reading = command.read?.(scope, parsed);
      // Sent together; the first failure is the one to report.
      const [, stored, refused, revealed, context] = await Promise.all([
        locked,
        earlier,
        closed,
        grant,
        reading,
        proven,
      ]);
      const seen = (answer: z.output<O>) => (revealed === null ? answer : masked(command.output, answer, revealed));
      if (stored !== undefined) {
        if (stored.fingerprint !== fingerprint) throw new DomainError('idempotency_key_reused');
        return seen(answers.open(stored.output) as z.output<O>);
      }
      if (refused) throw companyClosed();
      const output = await command.handler(scope, parsed, foundBy(early, context as R));
      const finished = finish(idempotency && { key: idempotency.key, fingerprint, output: answers.keep(output) });
      await Promise.all([finished, tx.commit()]);
      return seen(output);
    };
    return inTurn(companyId, async () => {
      const early = command.readBefore && (await readEarly(command.readBefore, actor, companyId, parsed, request));
      return transaction(tenantOf(companyId), (tx) => decide(tx, early));
    });
  });
}

/** Runs a query: the only door to a read in a company. */
export async function runQuery<I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
  actor: Actor,
  input: unknown,
  { request }: RunOptions,
): Promise<Result<z.output<O>>> {
  return answered(actor, async () => {
    requireRight(actor, query.permission);
    requireOpenToGrant(actor, query);
    const parsed = parseInput(query.input, input);
    const companyId = requireCompany(actor);
    const revealed = actor.kind === 'granted' ? await noteLook(query, actor, parsed, request) : null;
    const answer = await transaction(tenantOf(companyId), (tx) =>
      query.handler(queryScope(tx, companyId, actor, request), parsed),
    );
    return revealed === null ? answer : masked(query.output, answer, revealed);
  });
}

/** Runs a task of the operator, across companies. */
export async function runOperatorTask<I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  actor: Actor,
  input: unknown,
  { request, idempotency }: RunOptions,
): Promise<Result<z.output<O>>> {
  return answered(actor, async () => {
    requireRight(actor, task.permission);
    const parsed = parseInput(task.input, input);
    const { id: actorId } = auditActor(actor);
    const fingerprint = idempotency?.fingerprint ?? fingerprintFor(task, idempotency, input);
    const once = idempotency && { actorId, key: idempotency.key, fingerprint };
    const answers = keptAnswers(task, actorId, fingerprint);
    return transaction({ role: 'latchkey_system' }, async (tx) => {
      const { scope, finish } = openTask(tx, actor, request);
      await requireProofFor(task, scope);
      const earlier = once && (await claimKey(tx.sql, once));
      if (earlier) return answers.open(earlier.kept) as z.output<O>;
      const output = await task.handler(scope, parsed);
      await finish();
      if (once) await keepAnswer(tx.sql, once, answers.keep(output));
      return output;
    });
  });
}

/** What a command reads before its lock. What is refused there is said behind the lock, where an answer may be kept (R9). */
async function readEarly<T, R>(
  readBefore: (scope: QueryScope, input: T) => Promise<R>,
  actor: Actor,
  companyId: string,
  input: T,
  request: RequestContext,
): Promise<PromiseSettledResult<R>> {
  const [found] = await Promise.allSettled([
    transaction(tenantOf(companyId), (tx) => readBefore(queryScope(tx, companyId, actor, request), input)),
  ]);
  return found;
}

function foundBy<R>(early: PromiseSettledResult<R> | undefined, context: R): R {
  if (early === undefined) return context;
  if (early.status === 'rejected') throw early.reason;
  return early.value;
}

/** Tells a repetition from another request where the caller does not (R9). */
const fingerprintFor = ({ name }: { name: string }, idempotency: RunOptions['idempotency'], input: unknown): string =>
  idempotency === undefined ? '' : fingerprintOf(name, JSON.stringify(input));

/** Turns refusals into data and repeats what the database asks to be repeated (serialization failure, deadlock). */
async function answered<T>(actor: Actor, attempt: () => Promise<T>): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return ok(await attempt());
    } catch (error) {
      if (isRetryable(error) && tries < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
        continue;
      }
      const refusal = asDomainError(error);
      if (refusal === undefined) throw error;
      return refuse(actor.kind === 'granted' ? maskedRefusal(refusal) : refusal);
    }
  }
}

const tenantOf = (companyId: string): Tenant => ({ role: 'latchkey_app', companyUuid: toUuid('com', companyId) });

function requireCompany(actor: Actor): string {
  const companyId = companyOf(actor);
  if (companyId === undefined) throw new DomainError('forbidden', {});
  return companyId;
}

/** Parses what the caller sent; every wrong field is named by a JSON pointer. */
function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys';
    const path = unknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    // The library's own message repeats every unknown name, however many and long they are.
    const message = unknown ? 'This field is not known.' : issue.message;
    return path.map((steps) => ({
      pointer: steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      message,
    }));
  });
  throw new DomainError('invalid_input', { errors });
}

async function findResponse(
  scope: CommandScope,
  key: string,
): Promise<{ fingerprint: string; output: unknown } | undefined> {
  const rows = await scope.sql<{ fingerprint: string; response: string }[]>`
    select fingerprint, response::text as response from idempotency_keys
    where company_id = ${scope.companyUuid} and key = ${key} and created_at >= clock_timestamp() - interval '72 hours'`.execute();
  const [row] = rows;
  return row && { fingerprint: row.fingerprint, output: JSON.parse(row.response) };
}

/**
 * Whether the company is closed to an act of its own people (R22): asked in a statement of its own, since one that waits for
 * the lock sees what was before.
 */
async function isClosedTo(
  { worksWhenClosed }: Pick<Command, 'worksWhenClosed'>,
  actor: Actor,
  scope: CommandScope,
): Promise<boolean> {
  if (worksWhenClosed || !isBoundByState(actor)) return false;
  const [row] = await scope.sql<{ state: string }[]>`
    select state from companies where company_id = ${scope.companyUuid}`.execute();
  return row?.state === 'closed';
}

function queryScope(tx: Transaction, companyId: string, actor: Actor, request: RequestContext): QueryScope {
  const companyUuid = toUuid('com', companyId);
  let ledger: ReturnType<typeof readLedger> | undefined;
  return {
    sql: tx.sql,
    get db() {
      return tx.db;
    },
    commit: tx.commit,
    actor,
    request,
    companyId,
    companyUuid,
    visibleDepartments: visibleDepartments(actor),
    ledger: () => {
      ledger ??= readLedger(tx.sql, companyUuid, false);
      return ledger;
    },
  } as unknown as QueryScope;
}
