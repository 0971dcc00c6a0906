import type postgres from 'postgres';
import { afterAll, afterEach, expect } from 'vitest';
import { closePool } from '@/lib/db/client';
import { type TestDatabase, testDatabase } from './database';
import { brokenInvariants } from './invariants';

/**
 * A database of the test file's own, in which no invariant of any company may be broken after any test. `sql` is bound
 * by no row-level security.
 */
export function coreDatabase(): TestDatabase & { sql: postgres.Sql } {
  const database = testDatabase();
  const sql = database.connectAsSuperuser({ max: 4 });
  afterEach(async () => {
    expect(await brokenInvariants(sql)).toEqual([]);
  });
  afterAll(closePool);
  return { ...database, sql };
}
