import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { send } from '@/lib/cli/launcher/process-identity.js';
import { startTemporaryServer, type TemporaryServer } from '@/lib/testing/temporary-server';
import { closePool, transaction } from './client';
import { isDatabaseAlive, stopHeartbeat } from './heartbeat';

const OWNER = { role: 'owner' } as const;
let server: TemporaryServer;
let everyProcess: number[] = [];

beforeAll(async () => {
  server = await startTemporaryServer();
  process.env.DATABASE_URL = server.adminUrl;
  const sql = postgres(server.adminUrl, { max: 1 });
  await sql`create role latchkey_system`;
  await sql`create role latchkey_app`;
  await sql.end();
});

beforeEach(async () => {
  await expect(isDatabaseAlive()).resolves.toBe(true);
  const rows = await transaction(OWNER, ({ sql }) =>
    sql<{ pid: number }[]>`select pid from pg_stat_activity`.execute(),
  );
  everyProcess = [server.pid(), ...rows.map((row) => row.pid)];
});

afterEach(async () => {
  for (const pid of everyProcess) send(pid, 'SIGCONT');
  await Promise.all([stopHeartbeat(), closePool()]);
});

afterAll(() => server.stop());

const becomes = (alive: boolean) =>
  vi.waitFor(async () => expect(await isDatabaseAlive()).toBe(alive), { timeout: 5_000, interval: 100 });

async function secondsOf(work: Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work;
  return (performance.now() - begin) / 1000;
}

const one = () => transaction(OWNER, ({ sql }) => sql`select 1 as one`.execute());

/** A transaction that would take a minute. */
const longWork = () => transaction({ role: 'latchkey_system' }, ({ sql }) => sql`select pg_sleep(60)`.execute());

it('a silent database is noticed within three seconds, and by what already waits for it', async () => {
  const waiting = longWork();
  const refusal = expect(waiting).rejects.toMatchObject({ code: 'unavailable', details: { retryAfter: 2 } });
  for (const pid of everyProcess) send(pid, 'SIGSTOP');

  expect(await secondsOf(becomes(false))).toBeLessThan(2.8);
  expect(await secondsOf(refusal)).toBeLessThan(1);
  // Once known, nobody waits for it again: neither who asks, nor who goes on with what was under way.
  expect(await secondsOf(expect(isDatabaseAlive()).resolves.toBe(false))).toBeLessThan(0.1);
  expect(await secondsOf(expect(one()).rejects.toMatchObject({ code: 'unavailable' }))).toBeLessThan(0.1);
});

it('a transaction that is under way when the database falls silent fails within three seconds without anybody asking', async () => {
  const waiting = longWork();
  for (const pid of everyProcess) send(pid, 'SIGSTOP');
  expect(await secondsOf(expect(waiting).rejects.toMatchObject({ code: 'unavailable' }))).toBeLessThan(3);
});

it('a silent database that speaks again is used again', async () => {
  for (const pid of everyProcess) send(pid, 'SIGSTOP');
  await becomes(false);
  for (const pid of everyProcess) send(pid, 'SIGCONT');
  await becomes(true);
  await expect(one()).resolves.toEqual([{ one: 1 }]);
});

it('a database that takes no new connection is lost although open ones answer', async () => {
  send(server.pid(), 'SIGSTOP');
  expect(await secondsOf(becomes(false))).toBeLessThan(3);
});

it.each(['SIGKILL', 'SIGINT'] as const)(
  'a database ended by %s is noticed at once and used again after its restart',
  async (signal) => {
    const waiting = expect(longWork()).rejects.toMatchObject({ code: 'unavailable' });
    send(server.pid(), signal);
    expect(await secondsOf(becomes(false))).toBeLessThan(3);
    await waiting;
    await server.restart();
    await becomes(true);
    await expect(one()).resolves.toEqual([{ one: 1 }]);
  },
);

it('a statement that runs long and one that waits for a lock are no loss', async () => {
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await sql`create table if not exists held (id int)`;
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`lock table held`;
  const waiter = transaction(OWNER, (tx) => tx.sql`select count(*)::int as count from held`.execute());
  await transaction(OWNER, (tx) => tx.sql`select pg_sleep(3)`.execute());
  await expect(isDatabaseAlive()).resolves.toBe(true);
  await holder`commit`;
  holder.release();
  await expect(waiter).resolves.toEqual([{ count: 0 }]);
  await sql.end();
});

it('who waits for a free connection when the database is lost is refused as the others are, and none is refused later', async () => {
  const waiting = Array.from({ length: 30 }, () => expect(longWork()).rejects.toMatchObject({ code: 'unavailable' }));
  send(server.pid(), 'SIGINT');
  await becomes(false);
  await Promise.all(waiting);
  await server.restart();
  // Nobody watches any more: what tries is not told of a loss that may be long over.
  await stopHeartbeat();
  await expect(one()).resolves.toEqual([{ one: 1 }]);
});
