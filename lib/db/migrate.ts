import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { installJobs } from './job-library';

const FOLDER = join(process.cwd(), 'drizzle', 'migrations');
const MIGRATION_LOCK = 7_251_193;

/**
 * Brings the database's schema to this version, as its owner, and checks that the role in force cannot bypass row-level
 * security. Two starts at once wait for each other.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connection: { lock_timeout: 10_000 } });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: FOLDER });
    const [role] = await sql<{ bypasses: boolean }[]>`
      select bool_or(rolsuper or rolbypassrls) as bypasses from pg_roles where rolname in ('latchkey_app', 'latchkey_system')`;
    if (role?.bypasses !== false)
      throw new Error('The roles latchkey_app and latchkey_system must not bypass row-level security.');
    await installJobs(url);
  } finally {
    await sql.end();
  }
}

/** The digest of the newest migration of this version: what `readyz` compares with the database's. */
export function newestMigration(): string {
  const journal = JSON.parse(readFileSync(join(FOLDER, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const tag = journal.entries.at(-1)?.tag ?? '';
  return createHash('sha256')
    .update(readFileSync(join(FOLDER, `${tag}.sql`), 'utf8'))
    .digest('hex');
}
