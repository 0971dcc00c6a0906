import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { closePool, pool, transaction } from './client';

const database = testDatabase();
afterAll(closePool);

it('a transaction whose connection is cut is refused as unavailable, and the pool goes on working', async () => {
  const admin = database.connectAsSuperuser();
  const cut = transaction({ role: 'latchkey_system' }, async ({ sql }) => {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await admin`select pg_terminate_backend(${row?.pid ?? 0})`;
    return sql`select 1`;
  });
  await expect(cut).rejects.toMatchObject({ code: 'unavailable' });

  const after = Array.from({ length: 30 }, () => pool()`select 1 as one`);
  expect(new Set((await Promise.all(after)).map(([row]) => row?.one))).toEqual(new Set([1]));
});
