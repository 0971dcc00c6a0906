import { expect, it } from 'vitest';
import { env } from '@/lib/env';
import { testDatabase } from '@/lib/testing/database';

const database = testDatabase();

it('gives each test file a database of its own that the environment points at', async () => {
  const sql = database.connect();
  const [row] = await sql`select current_database() as name, current_setting('is_superuser') as superuser`;
  expect(row).toEqual({ name: new URL(env.DATABASE_URL).pathname.slice(1), superuser: 'off' });
});
