import type postgres from 'postgres';
import { expect, vi } from 'vitest';

/** Locks that a test holds against the product until it lets go of them. */
export type Held = { pid: number; release: () => Promise<void> };

/** Opens a transaction of the test's own that runs the locking statements and stays open. */
export async function hold(sql: postgres.Sql, lock: (sql: postgres.ReservedSql) => Promise<unknown>): Promise<Held> {
  const reserved = await sql.reserve();
  await reserved`begin`;
  const [backend] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await lock(reserved);
  return {
    pid: backend?.pid ?? 0,
    release: async () => {
      await reserved`rollback`;
      reserved.release();
    },
  };
}

/** Holds the lock that every change of the company takes first. */
export const holdCompany = (sql: postgres.Sql, company: { uuid: string }): Promise<Held> =>
  hold(sql, (held) => held`select from company_ledgers where company_id = ${company.uuid} for update`);

/** The product's connections that wait for a lock now, and whom each waits for. */
async function waiters(sql: postgres.Sql): Promise<{ pid: number; blockers: number[] }[]> {
  return sql<{ pid: number; blockers: number[] }[]>`
    select pid, pg_blocking_pids(pid) as blockers from pg_stat_activity
    where datname = current_database() and application_name = 'latchkey' and wait_event_type = 'Lock' order by query_start`;
}

/** Returns when exactly so many of the product's connections wait for a lock, oldest first. */
export async function untilWaiting(sql: postgres.Sql, count: number): Promise<{ pid: number; blockers: number[] }[]> {
  return vi.waitFor(
    async () => {
      const waiting = await waiters(sql);
      expect(waiting).toHaveLength(count);
      return waiting;
    },
    { timeout: 10_000, interval: 5 },
  );
}

/**
 * Starts a call as if in a process of its own: within one, few calls of a company are with the database at once, and what
 * must hold between them must hold between processes.
 */
export function asOtherProcess<T>(attempt: () => Promise<T>): Promise<T> {
  Reflect.deleteProperty(globalThis, Symbol.for('latchkey.turns'));
  return attempt();
}

/** Starts all attempts behind the company's lock and lets them go together; this process has twenty connections. */
export async function allAtOnce<T>(
  sql: postgres.Sql,
  company: { uuid: string },
  attempts: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const held = await holdCompany(sql, company);
  const running = attempts.map(asOtherProcess);
  await untilWaiting(sql, Math.min(attempts.length, 20));
  await held.release();
  return Promise.all(running);
}

/** Starts the attempts so that each reaches the company's lock behind the one before it, then lets them go. */
export async function inThisOrder<T>(
  sql: postgres.Sql,
  company: { uuid: string },
  attempts: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const held = await holdCompany(sql, company);
  const running: Promise<T>[] = [];
  for (const attempt of attempts) {
    running.push(asOtherProcess(attempt));
    await untilWaiting(sql, running.length);
  }
  await held.release();
  return Promise.all(running);
}

/** Ends a connection of the product as a crash of the server or the network would. */
export async function kill(sql: postgres.Sql, pid: number): Promise<void> {
  const [killed] = await sql<{ done: boolean }[]>`select pg_terminate_backend(${pid}) as done`;
  expect(killed).toEqual({ done: true });
}

/** How an operation whose request id is in `simulated_faults` fails at its last statement. */
export type Fault = 'abort' | 'serialization_failure';

/** Lets a test make operations fail as late as they can: when they write their audit events. */
export async function installFaults(sql: postgres.Sql): Promise<(requestId: string, fault: Fault) => Promise<void>> {
  await sql.unsafe(`
    create table simulated_faults (request_id text primary key, fault text not null);
    create sequence simulated_attempts;
    grant select on simulated_faults to latchkey_app;
    grant usage on simulated_attempts to latchkey_app;
    create function fail_as_told() returns trigger language plpgsql as $$
    declare
      told text := (select f.fault from simulated_faults f where f.request_id = (select request_id from added limit 1));
    begin
      -- A sequence does not roll back: every other attempt comes through.
      if told = 'abort' then raise exception 'simulated abort';
      elsif told is not null and nextval('simulated_attempts') % 2 = 1 then raise exception 'simulated conflict' using errcode = '40001';
      end if;
      return null;
    end $$;
    create trigger fail_as_told after insert on audit_events referencing new table as added for each statement execute function fail_as_told()`);
  return async (requestId, fault) => {
    await sql`insert into simulated_faults values (${requestId}, ${fault})`;
  };
}
