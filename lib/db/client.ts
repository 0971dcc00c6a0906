import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { env } from '@/lib/env';
import { isUuid } from '@/lib/kernel/id';
import { asDriverKnowsIt, asLoss } from './constraint-errors';
import { refusedOnceLost } from './lost-connection';

/** Who a transaction acts as: one company's data, or the named look-ups across companies. */
export type Tenant = { role: 'latchkey_app'; companyUuid: string } | { role: 'latchkey_system' };

/**
 * One open transaction. `sql` is postgres.js (named prepared statements, pipelined when not awaited one by one);
 * `db` is Drizzle over the same connection. Timestamps of `sql` arrive as text, JSON parameters go out as text.
 */
export type Transaction = { sql: TransactionSql; readonly db: PostgresJsDatabase; commit: () => Promise<void> };

const POOL = Symbol.for('latchkey.pool');
const store = globalThis as unknown as { [POOL]?: Sql };

/** The connection pool of this process: one, whichever bundle asks. */
export function pool(): Sql {
  store[POOL] ??= openPool();
  return store[POOL];
}

function openPool(): Sql {
  const client = postgres(env.DATABASE_URL, {
    max: 20,
    connect_timeout: 2,
    onnotice: () => undefined,
    connection: {
      application_name: 'latchkey',
      statement_timeout: 30_000,
      lock_timeout: 20_000,
      idle_in_transaction_session_timeout: 30_000,
      TimeZone: 'UTC',
    },
  });
  // The query builder changes how dates, instants and JSON travel on its client: from the first statement on, not from
  // its own first use, or the same statement would answer a Date or a text by what the process did before.
  drizzle(client);
  return client;
}

/** Ends every connection: for command lines, workers and tests. */
export async function closePool(): Promise<void> {
  const open = store[POOL];
  delete store[POOL];
  await open?.end({ timeout: 5 });
}

/** Gives up every connection at once, and with them what waits for an answer: for a database that is lost. */
export function abandonPool(): void {
  const open = store[POOL];
  delete store[POOL];
  void open?.end({ timeout: 0 }).catch(() => undefined);
}

/** The statement that makes a transaction act for its tenant and nobody else; it ends with the transaction. */
function actAs(tenant: Tenant): string {
  if (tenant.role === 'latchkey_system') return 'set local role latchkey_system';
  if (!isUuid(tenant.companyUuid)) throw new Error('not a company id');
  return `set local role latchkey_app; set local app.company_id = '${tenant.companyUuid}'`;
}

/** Pretends to be the pool for Drizzle, which reads the client's options. */
function drizzleOver(sql: TransactionSql): PostgresJsDatabase {
  return drizzle(Object.assign(sql, { options: pool().options }) as unknown as Sql);
}

/**
 * Runs the work in one transaction of the tenant. Nothing is awaited between the tenant's statement and the work's first
 * ones, so they travel together. `commit()` sends COMMIT right behind statements still under way, which saves a round
 * trip; if one of them fails, the database has rolled back and the work must fail with it. The connection belongs to the
 * next transaction as soon as COMMIT is answered, so COMMIT is the driver's own and nothing is ever sent after it.
 */
export async function transaction<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const statement = actAs(tenant);
  let result: Promise<T> | undefined;
  const ended: Promise<unknown> = pool().begin(
    (sql) =>
      new Promise<void>((finish, fail) => {
        const acting = sql.unsafe(statement, [], refusedOnceLost).simple().execute();
        const commit = async () => {
          finish();
          await ended;
        };
        result = work(transactionOver(sql, commit));
        Promise.all([acting, result]).then(() => finish(), (error: unknown) => fail(asDriverKnowsIt(error)));
      }),
  );
  try {
    await ended;
  } catch (error) {
    throw asLoss(error) ?? error;
  }
  if (result === undefined) throw new Error('transaction ended without a value');
  return result;
}

function transactionOver(sql: TransactionSql, commit: () => Promise<void>): Transaction {
  let db: PostgresJsDatabase | undefined;
  return {
    sql,
    get db() {
      db ??= drizzleOver(sql);
      return db;
    },
    commit,
  };
}
