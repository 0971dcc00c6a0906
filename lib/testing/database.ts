import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { unboundStatements, watchStatements } from './bounded-statements';

async function asAdmin(statement: string) {
  const sql = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

type Connect = (options?: Parameters<typeof postgres>[1]) => postgres.Sql;
export type TestDatabase = { url: string; connect: Connect; connectAsSuperuser: Connect };

/**
 * Gives the test file that calls it (at its top level) a database of its own: migrated, empty of companies, dropped at the
 * end. lib/db/client already points at it; `url` is for connections of a test's own.
 */
export function testDatabase(): TestDatabase {
  const url = process.env.DATABASE_URL ?? '';
  const nameOf = (address: string) => new URL(address).pathname.slice(1);
  const name = nameOf(url);
  const opened: postgres.Sql[] = [];
  const superuser = new URL(inject('adminUrl'));
  superuser.pathname = `/${name}`;

  watchStatements();
  beforeAll(() => asAdmin(`create database ${name} template ${nameOf(inject('templateUrl'))} owner latchkey_test`));
  afterAll(async () => {
    await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
    const sql = postgres(superuser.href, { max: 1, onnotice: () => {} });
    const unbound = await unboundStatements(sql);
    await sql.end();
    await asAdmin(`drop database if exists ${name} with (force)`);
    expect(unbound, 'Statements of a company that would read other companies’ rows too (R25).').toEqual([]);
  });

  const connectTo =
    (address: string): Connect =>
    (options) => {
      const sql = postgres(address, { max: 1, onnotice: () => {}, ...options });
      opened.push(sql);
      return sql;
    };

  return {
    url,
    /** A connection of the schema's owner, closed with the file. */
    connect: connectTo(url),
    /** One that no row-level security binds: makes fixtures, looks across companies. Closed with the file. */
    connectAsSuperuser: connectTo(superuser.href),
  };
}
