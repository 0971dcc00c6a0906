import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';

const MOST = 20;

/** What one transaction sends its statements through; `end` makes those fail that come later. */
export type Statements = { sql: TransactionSql; readonly db: PostgresJsDatabase; end: () => void };

export const connectionLost = (message = 'The connection to the database was lost.') =>
  Object.assign(new Error(message), { code: 'CONNECTION_CLOSED' });

/** One statement as it goes out: its text with placeholders, their types as far as the program names them, and by which connection. */
export type SeenStatement = { connection: object; text: string; types: readonly number[] };

let observer: ((statement: SeenStatement) => void) | undefined;

/** Lets a test see every statement of the connections made from now on, to prove something of all of them. */
export function observeStatements(see: (statement: SeenStatement) => void): void {
  observer = see;
}

/**
 * One connection to the database, lent to one transaction at a time and opened at its first statement. The driver would
 * pool by itself, but there a transaction whose connection breaks sends its ROLLBACK into nothing, which throws where
 * nobody can catch it and spoils the place in the pool; and BEGIN would cost a round trip of its own. A client of one
 * connection has neither fault.
 */
export class Connection {
  /** What a statement failed with first, since this was last cleared: those behind it only say that one did. */
  firstFailure: unknown;
  private readonly client: Sql;
  private lost = false;

  constructor(url: string) {
    this.client = postgres(url, {
      max: 1,
      connect_timeout: 2,
      idle_timeout: 120,
      // By itself the driver ends a connection of a certain age, also between two statements of a transaction.
      max_lifetime: null,
      onnotice: () => undefined,
      ...(observer && { debug: (_id, text, _values, types) => observer?.({ connection: this, text, types }) }),
      onclose: () => {
        this.lost = true;
      },
      connection: {
        application_name: 'latchkey',
        statement_timeout: 30_000,
        lock_timeout: 20_000,
        idle_in_transaction_session_timeout: 30_000,
        TimeZone: 'UTC',
        // Outside of a transaction, which is where a broken connection leaves its last statements, nothing is visible.
        role: 'latchkey_app',
      },
    });
    // The query builder changes how dates, instants and JSON travel on its client: from the first statement on, not from
    // its own first use, or the same statement would answer a Date or a text by what the process did before.
    drizzle(this.client);
  }

  /** Whether it was closed, here or there. From then on it takes no statement and is not lent again. */
  get isLost(): boolean {
    return this.lost;
  }

  async close(): Promise<void> {
    this.lost = true;
    await this.client.end({ timeout: 0 });
  }

  /** For one transaction: work of it that goes on after its end must not reach the transaction that comes next. */
  statements(): Statements {
    const { client } = this;
    const life = { over: false };
    const tagged = (first: TemplateStringsArray, ...rest: never[]) => this.watched(life, () => client(first, ...rest));
    const unsafe = (...args: Parameters<Sql['unsafe']>) => this.watched(life, () => client.unsafe(...args));
    // What a statement and the query builder need: copying all of the driver's functions would cost more than a statement.
    const sql = Object.assign(tagged, { unsafe, options: client.options }) as unknown as Sql;
    let db: PostgresJsDatabase | undefined;
    return {
      sql: sql as unknown as TransactionSql,
      get db() {
        db ??= drizzle(sql);
        return db;
      },
      end: () => {
        life.over = true;
      },
    };
  }

  /**
   * A statement that fails before somebody waits for it must not end the process (COMMIT tells), and one that comes after
   * the connection was lost must not open another one.
   */
  private watched<T>(life: { over: boolean }, make: () => T): T {
    if (life.over) throw new Error('The transaction of this statement is over.');
    if (this.lost) throw connectionLost();
    const statement = make();
    const failed = (error: unknown) => {
      if (!life.over) this.firstFailure ??= error;
    };
    // Not `catch`: it would send a statement that may be only a part of another one.
    if (statement instanceof Promise) void Promise.prototype.then.call(statement, undefined, failed);
    return statement;
  }
}

/** The connections of a process: made when needed, up to a number, and lent in the order of asking. */
export class Connections {
  private readonly idle: Connection[] = [];
  private readonly waiting: { lend: (connection: Connection) => void; refuse: (error: Error) => void }[] = [];
  private readonly lent = new Set<Connection>();
  private ended: (() => void) | undefined;

  constructor(private readonly url: string) {}

  async lend(): Promise<Connection> {
    if (this.lent.size >= MOST) return new Promise((lend, refuse) => this.waiting.push({ lend, refuse }));
    const last = this.idle.pop();
    return this.give(last === undefined || last.isLost ? new Connection(this.url) : last);
  }

  /** Takes a connection back; `usable` is false if it must not be lent again. */
  takeBack(connection: Connection, usable: boolean): void {
    this.lent.delete(connection);
    const kept = usable && !connection.isLost && this.ended === undefined;
    if (!kept) void connection.close();
    const next = this.waiting.shift();
    if (next !== undefined) next.lend(this.give(kept ? connection : new Connection(this.url)));
    else if (kept) this.idle.push(connection);
    if (this.lent.size === 0) this.ended?.();
  }

  /** Closes all of them, when the last one is back or after so many milliseconds. Who still waits for one is refused. */
  async end(patienceMs: number): Promise<void> {
    for (const { refuse } of this.waiting.splice(0)) refuse(connectionLost());
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.ended = resolve;
      if (this.lent.size === 0 || patienceMs === 0) resolve();
      else timer = setTimeout(resolve, patienceMs);
    });
    clearTimeout(timer);
    await Promise.all([...this.idle, ...this.lent].map((connection) => connection.close()));
  }

  private give(connection: Connection): Connection {
    this.lent.add(connection);
    return connection;
  }
}
