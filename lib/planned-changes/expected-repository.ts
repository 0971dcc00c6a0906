import type { QueryScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';

/** What is planned until a day, that day included, as far as another assignment on it depends on it. */
export type Expected = {
  /** Licences that are free by then. */
  available: number;
  /** Numbers that the member has more, or fewer, by then. */
  numbers: number;
  /** The number is taken from who holds it by then. */
  isReleased: boolean;
};

/** Counts licences that are free now and stay, with what planned changes free and use until the day. */
export async function expectedOn(
  { sql, companyUuid }: QueryScope,
  { on, memberId, numberId }: { on: string; memberId: string; numberId: string | undefined },
): Promise<Expected> {
  const member = toUuid('mem', memberId);
  const number = numberId === undefined ? null : toUuid('num', numberId);
  const [row] = await sql<{ available: number; numbers: number; released: boolean }[]>`
    with coming as (
      select kind, number_id, member_id, holder_id from planned_changes
      where company_id = ${companyUuid} and status = 'planned' and on_date <= ${on}
    )
    select
      (select count(*)::int from licences where company_id = ${companyUuid} and status = 'available'
        and (ends_on is null or ends_on > ${on}))
        + (select count(*)::int from coming where kind in ('unassign', 'delete') and holder_id is not null)
        - (select count(*)::int from coming where kind = 'assign') as available,
      (select count(*) filter (where member_id = ${member})::int - count(*) filter (where holder_id = ${member})::int from coming) as numbers,
      exists (select from coming where kind = 'unassign' and number_id = ${number}::uuid) as released`.execute();
  return {
    available: Math.max(row?.available ?? 0, 0),
    numbers: row?.numbers ?? 0,
    isReleased: row?.released ?? false,
  };
}
