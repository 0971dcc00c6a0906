import type { Transaction } from '@/lib/db/client';
import type { Actor, MemberActor, RequestContext, StaffActor } from './actor';
import type { AuditEntry } from './audit-chain';
import type { Ledger } from './ledger';
import type { OperatorAction } from './operator-actions';

declare const made: unique symbol;

type Base = Transaction & {
  readonly [made]: true;
  readonly actor: Actor;
  readonly request: RequestContext;
};

/** A read inside one company: what repository functions start from. Only `runQuery` and `runCommand` make one. */
export type QueryScope = Base & {
  readonly companyId: string;
  /** The company's uuid, for statements written by hand. */
  readonly companyUuid: string;
  readonly visibleDepartments: readonly string[] | 'all';
  /** The company's ledger row and the database's clock, read once; in a command with its own changes so far. */
  ledger: () => Promise<Ledger>;
};

/** A statement that is sent when it is time. */
export type Deferred = { execute: () => PromiseLike<unknown> };

/** A message for the outside, delivered after the transaction. */
export type OutboxMessage = { topic: string; payload: Record<string, unknown> };

/**
 * Changes of the ledger that one command makes: counters, licence labels used up, and when the company next falls due
 * (`settleBy` brings the instant forward, `settleDueAt` sets it anew).
 */
export type LedgerChange = {
  total?: number;
  assigned?: number;
  ending?: number;
  labels?: number;
  settleBy?: Date;
  settleDueAt?: Date | null;
};

/** A write inside one company, under the company's lock. */
export type CommandScope = QueryScope & {
  readonly operationId: string;
  /** The database's clock after the lock was held, never before the company's last recorded instant. */
  readonly now: Date;
  /** Writes an audit event with the change (R26). */
  record: (entry: AuditEntry) => void;
  /** Writes an outbox row with the change. */
  enqueue: (message: OutboxMessage) => void;
  /** Counts licences in the ledger with the change. */
  count: (change: LedgerChange) => void;
  /**
   * Sends a write without waiting; the command fails if it fails, and commits only behind it. A `last` one is sent behind
   * everything else that the command writes, since it reads what the command leaves.
   */
  defer: (statement: Deferred, when?: 'now' | 'last') => void;
};

/** The operator's scope across companies. */
export type OperatorScope = Base & {
  /**
   * Writes an event of the operator's own log with the change: of what is changed outside of any company (R26). `person` is who
   * did it, where the product runs the task before it knows who is there.
   */
  record: (entry: AuditEntry<OperatorAction>, person?: StaffActor) => void;
  /**
   * Acts inside one company, under its lock, in the same transaction; `prepare` may first create it. `actor` is who the same
   * person is there, where they are a member of several.
   */
  inCompany: <T>(
    companyId: string,
    work: (scope: CommandScope) => Promise<T>,
    prepare?: (tx: Transaction) => Promise<void>,
    actor?: MemberActor,
  ) => Promise<T>;
};
