import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { databaseAnswers, stopAsking, unlessDatabaseIsLost } from './answering';
import { closePool, transaction } from './client';

const database = testDatabase();
const sql = database.connect();
const never = new Promise<never>(() => undefined);

beforeAll(async () => {
  await sql`select 1`;
});
afterEach(closePool);

/** Stops the server process behind a connection, as a machine does that has gone silent, for as long as the work takes. */
async function whileSilent<T>(applicationName: string, work: () => Promise<T>): Promise<T> {
  const [row] = await sql<
    { pid: number }[]
  >`select pid from pg_stat_activity where application_name = ${applicationName} and datname = current_database()`;
  const pid = row?.pid ?? 0;
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

it('says that a database answers, to many at once', async () => {
  expect(await Promise.all(Array.from({ length: 50 }, databaseAnswers))).toEqual(
    Array.from({ length: 50 }, () => true),
  );
});

it('takes a database that has gone silent for lost within three seconds, and finds it again', async () => {
  expect(await databaseAnswers()).toBe(true);
  const started = performance.now();
  expect(await whileSilent('latchkey-answering', databaseAnswers)).toBe(false);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(await databaseAnswers()).toBe(true);
});

it('gives up work that hangs on a lost database', async () => {
  await databaseAnswers();
  const given = whileSilent('latchkey-answering', () => unlessDatabaseIsLost(never));
  await expect(given).rejects.toMatchObject({ code: 'unavailable' });
});

it('waits for work that merely takes long', async () => {
  const slow = transaction(
    { role: 'latchkey_system' },
    async (tx) => (await tx.sql`select 'done' as word from pg_sleep(3.2)`)[0],
  );
  expect(await unlessDatabaseIsLost(slow)).toEqual({ word: 'done' });
});

it('passes a failure on as it is', async () => {
  await expect(unlessDatabaseIsLost(Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});

it('says that nobody answers where no database is', async () => {
  const address = new URL(database.url);
  address.port = '1';
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', address.href);
  await stopAsking();
  const elsewhere = await import('./answering');
  expect(await elsewhere.databaseAnswers()).toBe(false);
  await elsewhere.stopAsking();
});
