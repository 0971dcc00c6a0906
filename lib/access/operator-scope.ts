import type { Transaction } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { type Actor, auditActor, type RequestContext } from './actor';
import type { AuditEntry } from './audit-chain';
import { openCommand } from './command-scope';
import type { OperatorAction } from './operator-actions';
import { writeOperatorEvents } from './operator-log';
import type { CommandScope, OperatorScope } from './scope';

/** A task's scope together with what has to be written when its handler is done. */
export type OpenTask = { scope: OperatorScope; finish: () => Promise<void> };

/** Opens a task of the operator in a transaction across companies. */
export function openTask(tx: Transaction, actor: Actor, request: RequestContext): OpenTask {
  const entries: AuditEntry<OperatorAction>[] = [];
  let by = actor;
  const inCompany = async <T>(
    companyId: string,
    work: (scope: CommandScope) => Promise<T>,
    prepare?: (tx: Transaction) => Promise<void>,
    actorThere: Actor = actor,
  ): Promise<T> => {
    await tx.sql
      .unsafe(`set local role latchkey_app; set local app.company_id = '${toUuid('com', companyId)}'`)
      .simple();
    await prepare?.(tx);
    const { scope, locked, finish } = openCommand(tx, companyId, actorThere, request);
    await locked;
    const value = await work(scope);
    await finish();
    await tx.sql.unsafe('set local role latchkey_system').simple();
    return value;
  };
  const scope = {
    sql: tx.sql,
    get db() {
      return tx.db;
    },
    commit: tx.commit,
    actor,
    request,
    record: (entry: AuditEntry<OperatorAction>, person: Actor = by) => {
      by = person;
      entries.push(entry);
    },
    inCompany,
  } as unknown as OperatorScope;
  const finish = async () => {
    if (entries.length === 0) return;
    const frame = {
      operationId: newId('opr'),
      actor: auditActor(by),
      onBehalfOf: null,
      origin: request.origin,
      requestId: request.requestId,
    };
    await writeOperatorEvents(tx.sql, frame, entries);
  };
  return { scope, finish };
}
