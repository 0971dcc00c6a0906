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
});
