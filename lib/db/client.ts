import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { TransactionSql } from 'postgres';
import { env } from '@/lib/env';
import { isUuid } from '@/lib/kernel/id';
import { type Connection, Connections, connectionLost } from './connections';
import { asLoss, isAftermath } from './constraint-errors';
import { closeJobs } from './job-library';

/** Who a transaction acts as: one company's data, the named look-ups across companies, or the schema's owner. */
export type Tenant = { role: 'latchkey_app'; companyUuid: string } | { role: 'latchkey_system' } | { role: 'owner' };

/**
 * One open transaction. `sql` is postgres.js (named prepared statements, pipelined when not awaited one by one);
 * `db` is Drizzle over the same connection. Timestamps of `sql` arrive as text, JSON parameters go out as text.
 */
export type Transaction = { sql: TransactionSql; readonly db: PostgresJsDatabase; commit: () => Promise<void> };

const POOL = Symbol.for('latchkey.pool');
const LOST = Symbol.for('latchkey.database-lost');
const store = globalThis as unknown as { [POOL]?: Connections; [LOST]?: boolean };

/** The connections of this process: one set, whichever bundle asks. */
function pool(): Connections {
  store[POOL] ??= new Connections(env.DATABASE_URL);
  return store[POOL];
}

/** One of them. Of a database that is known to be lost none is tried: each try would wait for it anew. */
async function lend(connections: Connections): Promise<Connection> {
  try {
    if (store[LOST]) throw connectionLost();
    return await connections.lend();
  } catch (error) {
    throw asLoss(error) ?? error;
  }
}

/** Ends every connection: for command lines, workers and tests. */
export async function closePool(): Promise<void> {
  const open = store[POOL];
  delete store[POOL];
  await Promise.all([open?.end(5_000), closeJobs()]);
}

/**
 * Gives up every connection at once, and with them what waits for an answer, and opens none: for a database that is lost,
 * until `reopenPool` is called.
 */
export function abandonPool(): void {
  store[LOST] = true;
  const open = store[POOL];
  delete store[POOL];
  void open?.end(0).catch(() => undefined);
}

/** Connections may be opened again: the database answers, or nobody watches it any more. */
export function reopenPool(): void {
  store[LOST] = false;
}

/** The statement that makes a transaction act for its tenant and nobody else; it ends with the transaction. */
function actAs(tenant: Tenant): string {
  if (tenant.role === 'owner') return 'set local role none';
  if (tenant.role === 'latchkey_system') return 'set local role latchkey_system';
  if (!isUuid(tenant.companyUuid)) throw new Error('not a company id');
  return `set local role latchkey_app; set local app.company_id = '${tenant.companyUuid}'`;
}

/**
 * Runs the work in one transaction of the tenant. Nothing is awaited between BEGIN, the tenant's statement and the work's
 * first ones, so they travel together. `commit()` sends COMMIT right behind statements still under way, which saves a
 * round trip; if one of them fails, the database has rolled back and the work must fail with it.
 */
export async function transaction<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const beginning = `begin; ${actAs(tenant)}`;
  const connections = pool();
  const connection = await lend(connections);
  let usable = true;
  try {
    return await attempt(connection, beginning, work);
  } catch (error) {
    const loss = asLoss(error);
    usable = loss === undefined;
    throw loss ?? error;
  } finally {
    connections.takeBack(connection, usable);
  }
}

/** One transaction from BEGIN to its end: afterwards nothing of it is under way. */
async function attempt<T>(
  connection: Connection,
  beginning: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const own = connection.statements();
  const { sql } = own;
  connection.firstFailure = undefined;
  let committed: Promise<void> | undefined;
  const commit = () => {
    committed ??= sendCommit(connection, sql);
    return committed;
  };
  const transaction: Transaction = {
    sql,
    get db() {
      return own.db;
    },
    commit,
  };
  try {
    const begun = sql.unsafe(beginning).simple().execute();
    const [, value] = await Promise.all([begun, work(transaction)]);
    await commit();
    return value;
  } catch (error) {
    if (asLoss(error) === undefined) await (committed ?? rollBack(sql)).catch(() => undefined);
    // The driver sends what it had not sent yet over a new connection, outside of the transaction, where every row is
    // missing: what the work made of that is no answer.
    if (connection.isLost) throw connectionLost('The connection was lost in a transaction.');
    throw isAftermath(error) ? (connection.firstFailure ?? error) : error;
  } finally {
    own.end();
  }
}

async function sendCommit(connection: Connection, sql: TransactionSql): Promise<void> {
  const { command } = await sql.unsafe('commit').simple();
  if (connection.isLost) throw connectionLost('The connection was lost before COMMIT.');
  // Sent behind a statement that failed, it may be heard of first: an aftermath like any other.
  if (command !== 'COMMIT')
    throw Object.assign(new Error('Nothing was kept: a statement before COMMIT had failed.'), { code: '25P02' });
}

async function rollBack(sql: TransactionSql): Promise<void> {
  await sql.unsafe('rollback').simple();
}
