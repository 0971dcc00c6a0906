import type { CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';

const BATCH = 5_000;
const OPEN = ['received', 'checking', 'checked', 'running'];

/**
 * Takes rows of the oldest import away whose time has come; with the last of them an upload that broke off goes too, and
 * any other is marked. Gives whether there may be more, and an import that was still open and is now to be ended.
 */
export async function clearOldest({
  sql,
  companyUuid,
  now,
}: CommandScope): Promise<{ more: boolean; expired: string | null }> {
  const [oldest] = await sql<{ id: string; status: string }[]>`
    select id, status from imports where company_id = ${companyUuid} and rows_cleared_at is null
      and created_at < ${now.toISOString()}::timestamptz - case status when 'uploading' then interval '1 day' else interval '30 days' end
    order by created_at limit 1`.execute();
  if (oldest === undefined) return { more: false, expired: null };
  const { id, status } = oldest;
  const gone = await sql`
    delete from import_rows where company_id = ${companyUuid} and import_id = ${id} and line in (
      select line from import_rows where company_id = ${companyUuid} and import_id = ${id} order by line limit ${BATCH})`.execute();
  if (gone.count === BATCH) return { more: true, expired: null };
  if (status === 'uploading') await sql`delete from imports where company_id = ${companyUuid} and id = ${id}`.execute();
  else
    await sql`update imports set rows_cleared_at = ${now.toISOString()} where company_id = ${companyUuid} and id = ${id}`.execute();
  return { more: true, expired: OPEN.includes(status) ? fromUuid('imp', id) : null };
}
