import { transaction } from './client';
import { newestMigration } from './migrate';

/** Whether the database has the schema of this version. */
export function isSchemaCurrent(): Promise<boolean> {
  return transaction({ role: 'owner' }, async ({ sql }) => {
    const [table] = await sql<
      { exists: boolean }[]
    >`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
    if (!table?.exists) return false;
    const wanted = newestMigration();
    const [applied] = await sql`select from drizzle.__drizzle_migrations where hash = ${wanted}`;
    return applied !== undefined;
  });
}
