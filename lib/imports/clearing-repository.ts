import type { CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';

const BATCH = 5_000;
/** Where nothing happens until somebody decides. */
const OPEN = ['received', 'checked'];

/**
 * Takes rows of the oldest import away whose time has come; with the last of them an upload that broke off goes too, and
 * any other loses its file's name and header, which may hold personal values as well. One that is still open is given
 * back first, to be ended before it loses anything; one that is under way is left alone. Gives whether there may be more.
 */
export async function clearOldest({
  sql,
  companyUuid,
  now,
}: CommandScope): Promise<{ more: boolean; expired: string | null }> {
  const [oldest] = await sql<{ id: string; status: string }[]>`
    select id, status from imports where company_id = ${companyUuid} and rows_cleared_at is null and due_since is null
      and created_at < ${now.toISOString()}::timestamptz - case status when 'uploading' then interval '1 day' else interval '30 days' end
    order by created_at limit 1`.execute();
  if (oldest === undefined) return { more: false, expired: null };
  const { id, status } = oldest;
  if (OPEN.includes(status)) return { more: true, expired: fromUuid('imp', id) };
  const gone = await sql`
    delete from import_rows where company_id = ${companyUuid} and import_id = ${id} and line in (
      select line from import_rows where company_id = ${companyUuid} and import_id = ${id} order by line limit ${BATCH})`.execute();
  if (gone.count === BATCH) return { more: true, expired: null };
  if (status === 'uploading') await sql`delete from imports where company_id = ${companyUuid} and id = ${id}`.execute();
  else
    await sql`
      update imports set rows_cleared_at = ${now.toISOString()}, file_name = '', columns = '[]'
      where company_id = ${companyUuid} and id = ${id}`.execute();
  return { more: true, expired: null };
}
