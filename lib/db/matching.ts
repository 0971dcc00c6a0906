import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { COUNT_LIMIT, type CountView } from '@/lib/kernel/selection';
import type { Transaction } from './client';

/** How many rows of the view match; without `exact` counting stops where it gets dear. */
export async function countRows(
  db: Transaction['db'],
  view: SQLWrapper,
  where: SQL | undefined,
  exact: boolean,
): Promise<CountView> {
  const most = exact ? sql`` : sql`limit ${COUNT_LIMIT + 1}`;
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select from ${view} where ${where ?? sql`true`} ${most}) as matching`,
  );
  const count = row?.count ?? 0;
  return exact || count <= COUNT_LIMIT ? { count, exact: true } : { count: COUNT_LIMIT, exact: false };
}
