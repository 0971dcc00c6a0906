import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { closePool, transaction } from './client';

testDatabase();
afterAll(closePool);

const ROLE = { role: 'latchkey_system' } as const;
const statement = 'select 1';

describe('a transaction', () => {
  it('answers dates and instants as text from the first statement of the process on, with or without the query builder', async () => {
    const read = () =>
      transaction(ROLE, async ({ sql }) => {
        const [row] = await sql<{ day: unknown; at: unknown }[]>`select date '2031-12-01' as day, timestamptz '2031-12-01T00:00:00Z' as at`;
        return { day: row?.day, at: row?.at };
      });
    const before = await read();
    await transaction(ROLE, async ({ db }) => void (await db.execute(statement)));
    expect(before).toEqual({ day: '2031-12-01', at: '2031-12-01 00:00:00+00' });
    expect(await read()).toEqual(before);
  });

  it('gives every caller an answer and a transaction of its own, however few the connections', async () => {
    await transaction(ROLE, async ({ sql }) => void (await sql`insert into sign_in_limits (key, failures, ends_at) values ('many', 0, now())`));
    const callers = Array.from({ length: 100 }, () =>
      transaction(ROLE, async ({ sql, commit }) => {
        const [held] = await sql<{ failures: number }[]>`select failures from sign_in_limits where key = 'many' for update`;
        const written = sql`update sign_in_limits set failures = ${(held?.failures ?? 0) + 1} where key = 'many'`.execute();
        await Promise.all([written, commit()]);
        return held?.failures;
      }),
    );
    const seen = await Promise.all(callers);
    expect(seen.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('keeps nothing when a statement fails that COMMIT travelled behind', async () => {
    const write = (key: string, failures: number | null) =>
      transaction(ROLE, async ({ sql, commit }) => {
        const first = sql`insert into sign_in_limits (key, failures, ends_at) values (${key}, 1, now())`.execute();
        const second = sql`update sign_in_limits set failures = ${failures} where key = ${key}`.execute();
        await Promise.all([first, second, commit()]);
      });
    await expect(write('refused', null)).rejects.toMatchObject({ code: '23502' });
    await write('kept', 2);
    const rows = await transaction(ROLE, ({ sql }) => sql`select key, failures from sign_in_limits where key in ('refused', 'kept')`.execute());
    expect(rows).toEqual([{ key: 'kept', failures: 2 }]);
  });
});
