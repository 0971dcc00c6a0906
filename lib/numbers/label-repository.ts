import type { CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';

type Row = { id: string; previous: string | null; changed: boolean };

/**
 * Labels the company's numbers among these in one statement. Gives how many of them there are, and those that were called
 * something else before.
 */
export async function saveLabel(
  scope: CommandScope,
  numberIds: readonly string[],
  label: string | null,
): Promise<{ known: number; changed: { id: string; previous: string | null }[] }> {
  const rows = await scope.sql<Row[]>`
    with named as (
      select n.id, n.label as previous from numbers n
      where n.company_id = ${scope.companyUuid} and n.id = any(${numberIds.map((id) => toUuid('num', id))}::uuid[])
    ), labelled as (
      update numbers n set label = ${label} from named
      where n.company_id = ${scope.companyUuid} and n.id = named.id and named.previous is distinct from ${label}
      returning n.id
    )
    select named.id, named.previous, labelled.id is not null as changed from named left join labelled using (id) order by named.id`.execute();
  const changed = rows.filter((row) => row.changed).map((row) => ({ ...row, id: fromUuid('num', row.id) }));
  return { known: rows.length, changed };
}
