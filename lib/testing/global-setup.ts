import { spawnSync } from 'node:child_process';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startTemporaryServer } from '@/lib/testing/temporary-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address: makes and drops databases. */
    adminUrl: string;
    /** The schema owner's address of the migrated database that each test file's own one is copied from. */
    templateUrl: string;
  }
}

const owner = { name: 'latchkey_test', password: 'test' };

/** An owner without superuser rights, as in production, and a migrated template with the reference data. */
async function makeTemplate(adminUrl: string): Promise<string> {
  const name = `template_${process.pid}_${Date.now()}`;
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const [role] = await sql`select from pg_roles where rolname = ${owner.name}`;
  await sql.unsafe(
    `${role ? 'alter' : 'create'} role ${owner.name} login createrole createdb password '${owner.password}'`,
  );
  await sql.unsafe(`create database ${name} owner ${owner.name}`);
  await sql.end();
  const url = new URL(adminUrl);
  Object.assign(url, { username: owner.name, password: owner.password, pathname: `/${name}` });
  const env = { ...process.env, DATABASE_URL: url.href, AUTH_SECRET: 'x'.repeat(32), LOG_LEVEL: 'error', DEMO: '0' };
  for (const step of ['lib/db/migrate-main.ts', 'drizzle/seed/main.ts']) {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', step], { env, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`the test template could not be prepared (${step} ended with code ${status})`);
  }
  return url.href;
}

/** One real PostgreSQL for the whole run; TEST_DATABASE_URL names a server (as superuser) to use instead. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await startTemporaryServer();
  const adminUrl = given ?? server?.adminUrl ?? '';
  try {
    const templateUrl = await makeTemplate(adminUrl);
    project.provide('adminUrl', adminUrl);
    project.provide('templateUrl', templateUrl);
    return async () => {
      if (server) return server.stop();
      const sql = postgres(adminUrl, { max: 1 });
      await sql.unsafe(`drop database if exists ${new URL(templateUrl).pathname.slice(1)} with (force)`);
      await sql.end();
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
