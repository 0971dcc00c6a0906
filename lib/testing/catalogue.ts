import { testDatabase } from './database';
import { FOUND_ACROSS_COMPANIES } from './table-kinds';

/** Asks the catalogue of a test file's own database, as the schema's owner. */
export function catalogue() {
  const database = testDatabase();
  const query = async <T extends Record<string, unknown>>(text: string): Promise<T[]> => [
    ...(await database.connect().unsafe<T[]>(text)),
  ];
  /** The tables with a company, but for those that are found before one is known. */
  const companyTables = async (): Promise<string[]> => {
    const rows = await query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
    return rows.map((row) => row.name).filter((name) => !FOUND_ACROSS_COMPANIES.includes(name));
  };
  return { query, companyTables };
}
