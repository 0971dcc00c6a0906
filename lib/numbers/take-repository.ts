import type { CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import type { Line } from './claim-repository';

/** A line as one company may know it: its own number, or one of the inventory. Other companies' lines do not exist (R25). */
export type KnownLine = Line & { own: { id: string; status: string } | null; requirement: string | null };

type Row = Line & { own_id: string | null; own_status: string | null; requirement: string | null };

/** Reads a line by its canonical form and holds its inventory row, so that two companies cannot take it at once. */
export async function readLine(scope: CommandScope, e164: string): Promise<KnownLine | null> {
  const held =
    scope.sql`select 1 from number_directory where e164 = ${e164} and company_id is null for update`.execute();
  const found = scope.sql<Row[]>`
    select d.e164, d.national, d.country, d.type, k.not_assignable_reason as requirement, n.id as own_id, n.status as own_status
    from number_directory d
    join number_kinds k on k.country = d.country and k.type = d.type
    left join numbers n on n.company_id = ${scope.companyUuid} and n.e164 = d.e164 and n.status <> 'left'
    where d.e164 = ${e164} and (d.company_id is null or d.company_id = ${scope.companyUuid})`.execute();
  const [, [row]] = await Promise.all([held, found]);
  if (row === undefined) return null;
  const { own_id: ownId, own_status: status, ...line } = row;
  return { ...line, own: ownId === null || status === null ? null : { id: fromUuid('num', ownId), status } };
}
