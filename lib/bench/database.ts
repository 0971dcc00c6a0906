import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { seedReference } from '@/drizzle/seed/reference';
import { embeddedSettings } from '@/lib/cli/launcher/embedded-database.js';
import { migrateDatabase } from '@/lib/db/migrate';
import { startTemporaryServer } from '@/lib/testing/temporary-server';

/** A migrated and seeded database; removed with everything in it. */
export type BenchDatabase = { adminUrl: string; ownerUrl: string; remove: () => Promise<void> };

/** Makes the database on the given server, or on a temporary one set up like the embedded one: fsync is on. */
export async function makeBenchDatabase(given: string | undefined): Promise<BenchDatabase> {
  const server = given === undefined ? await startTemporaryServer(embeddedSettings) : undefined;
  const serverUrl = given ?? server?.adminUrl ?? '';
  const name = `latchkey_bench_${process.pid}`;
  const password = randomBytes(16).toString('hex');
  const drop = async () => {
    await asAdmin(serverUrl, `drop database if exists ${name} with (force)`, `drop role if exists ${name}`);
  };
  const remove = () => (server === undefined ? drop() : server.stop());
  try {
    // No superuser owns the schema, as in production. Where another database of the server made the product's roles, its
    // owner administers them.
    await asAdmin(
      serverUrl,
      `create role ${name} login createrole password '${password}'`,
      `do $$ begin grant latchkey_app, latchkey_system to ${name}; exception when undefined_object then null; end $$`,
      `create database ${name} owner ${name}`,
    );
    const adminUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
    const ownerUrl = Object.assign(new URL(adminUrl), { username: name, password }).href;
    await migrateDatabase(ownerUrl);
    const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
    await seedReference(owner);
    await owner.end();
    return { adminUrl, ownerUrl, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function asAdmin(url: string, ...statements: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
