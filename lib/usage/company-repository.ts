import type { OperatorScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';

/** Companies of which a day is over that is not recorded, the longest waiting first. */
export async function companiesToRecord({ sql }: OperatorScope, limit: number): Promise<string[]> {
  const rows = await sql<{ company_id: string }[]>`
    select company_id from company_ledgers where usage_due_at <= clock_timestamp() order by usage_due_at limit ${limit}`.execute();
  return rows.map((row) => fromUuid('com', row.company_id));
}
