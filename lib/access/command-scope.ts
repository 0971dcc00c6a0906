import type { Transaction } from '@/lib/db/client';
import { newId, toUuid } from '@/lib/kernel/id';
import { type Actor, auditActor, onBehalfOf, type RequestContext } from './actor';
import { type AuditEntry, sealEvents } from './audit-chain';
import { type Effects, writeEffects } from './effects';
import { type Ledger, readLedger } from './ledger';
import { visibleDepartments } from './permissions';
import type { CommandScope, Deferred, LedgerChange, OutboxMessage } from './scope';

/** A command's scope together with what has to be written when its handler is done. */
export type OpenCommand = {
  scope: CommandScope;
  /** Resolves when the lock is held: before that, the scope's `now` must not be read. */
  locked: Promise<Ledger>;
  /** Sends the collected effects behind the handler's writes; nothing is awaited between them. */
  finish: (response?: Effects['response']) => Promise<void>;
};

/** Opens a command in a transaction that already acts for the company: sends the lock first, waits for nothing. */
export function openCommand(tx: Transaction, companyId: string, actor: Actor, request: RequestContext): OpenCommand {
  const companyUuid = toUuid('com', companyId);
  const operationId = newId('opr');
  const entries: AuditEntry[] = [];
  const messages: OutboxMessage[] = [];
  const change: LedgerChange = {};
  const deferred: PromiseLike<unknown>[] = [];
  const last: Deferred[] = [];
  let held: Ledger | undefined;
  const locked = readLedger(tx.sql, companyUuid, true).then((ledger) => {
    held = ledger;
    return ledger;
  });
  const ledgerHeld = (): Ledger => {
    if (held === undefined) throw new Error('the company lock is not held yet');
    return held;
  };
  const scope = {
    sql: tx.sql,
    get db() {
      return tx.db;
    },
    commit: tx.commit,
    actor,
    request,
    companyId,
    companyUuid,
    operationId,
    visibleDepartments: visibleDepartments(actor),
    ledger: () => locked.then((ledger) => withChange(ledger, change)),
    get now() {
      return ledgerHeld().now;
    },
    record: (entry: AuditEntry) => void entries.push(entry),
    enqueue: (message: OutboxMessage) => void messages.push(message),
    count: (more: LedgerChange) => addTo(change, more),
    defer: (statement: Deferred, when: 'now' | 'last' = 'now') => {
      if (when === 'last') {
        last.push(statement);
        return;
      }
      const sent = Promise.resolve(statement.execute());
      // Where the handler fails first, nobody waits for it any more.
      sent.catch(() => undefined);
      deferred.push(sent);
    },
  } as unknown as CommandScope;
  const finish = async (response?: Effects['response']) => {
    const ledger = ledgerHeld();
    for (const statement of last) scope.defer(statement);
    const frame = {
      companyId,
      at: ledger.now,
      operationId,
      actor: auditActor(actor),
      onBehalfOf: onBehalfOf(actor),
      origin: request.origin,
      requestId: request.requestId,
    };
    const events = sealEvents(frame, { sequence: ledger.auditSequence, hash: ledger.auditHash }, entries);
    const written = writeEffects(tx.sql, companyUuid, {
      at: ledger.now,
      operationId,
      events,
      messages,
      change,
      response,
    });
    await Promise.all([...deferred, ...written]);
  };
  return { scope, locked, finish };
}

/** The ledger as the command's own changes leave it: settling first must not hide what it ended. */
function withChange(ledger: Ledger, change: LedgerChange): Ledger {
  return {
    ...ledger,
    total: ledger.total + (change.total ?? 0),
    assigned: ledger.assigned + (change.assigned ?? 0),
    ending: ledger.ending + (change.ending ?? 0),
    nextLicenceNumber: ledger.nextLicenceNumber + (change.labels ?? 0),
    settleDueAt: change.settleDueAt === undefined ? ledger.settleDueAt : change.settleDueAt,
  };
}

function addTo(change: LedgerChange, more: LedgerChange): void {
  change.total = (change.total ?? 0) + (more.total ?? 0);
  change.assigned = (change.assigned ?? 0) + (more.assigned ?? 0);
  change.ending = (change.ending ?? 0) + (more.ending ?? 0);
  change.labels = (change.labels ?? 0) + (more.labels ?? 0);
  if (more.settleDueAt !== undefined) change.settleDueAt = more.settleDueAt;
  const earlier = change.settleBy;
  if (more.settleBy !== undefined && (earlier === undefined || more.settleBy < earlier))
    change.settleBy = more.settleBy;
}
