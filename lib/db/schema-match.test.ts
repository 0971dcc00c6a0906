import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import * as schema from './schema';

const database = testDatabase();
const query = async <T extends Record<string, unknown>>(text: string): Promise<T[]> => [
  ...(await database.connect().unsafe<T[]>(text)),
];

describe('the migrated database and the schema of the program', () => {
  const tables = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableConfig(table)] : []));

  it('have the same tables, columns, types and generated columns', async () => {
    const columns = await query<{ table: string; name: string; type: string; required: boolean; generated: boolean }>(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attgenerated <> '' as generated
      from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
    const typeOf = (type: string) =>
      type.replace(/^timestamp \((\d)\) with time zone$/, 'timestamp($1) with time zone');
    const expected = tables.flatMap((table) =>
      table.columns.map((column) => ({
        table: table.name,
        name: column.name,
        type: typeOf(column.getSQLType()),
        required:
          column.notNull ||
          column.primary ||
          table.primaryKeys.some((key) => key.columns.some((part) => part.name === column.name)),
        generated: column.generated !== undefined,
      })),
    );
    const sorted = (rows: typeof columns) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(columns)).toEqual(sorted(expected));
  });

  it('have the same indexes, keys and checks', async () => {
    const names = await query<{ name: string }>(`
      select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
      union select indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace order by 1`);
    const expected = tables.flatMap((table) => [
      ...table.checks.map((check) => check.name),
      ...table.foreignKeys.map((key) => key.getName()),
      ...table.indexes.map((index) => index.config.name ?? ''),
      ...table.primaryKeys.map((key) => key.getName()),
      ...table.columns.filter((column) => column.primary).map(() => `${table.name}_pkey`),
    ]);
    expect(names.map((row) => row.name).sort()).toEqual([...new Set(expected)].sort());
  });
});
