import { and, eq, isNull } from 'drizzle-orm';
import type { Fragment } from 'postgres';
import type { CommandScope, QueryScope } from '@/lib/access';
import { members } from '@/lib/db/schema';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { MOST_COUNTED } from './overview-view';

/** Deleted numbers are pointed out when they can be restored for no longer than this. */
const LEAVING_DAYS = 7;
/** So many members over the limit are named. */
const NAMED = 3;

type Named = { id: string; name: string; numbers: number };
type Row = {
  company_since: string;
  number_limit: number;
  steps_hidden: boolean;
  has_members: boolean;
  has_assigned: boolean;
  wishes: number;
  purchases: number;
  over_limit: number;
  most_numbers: string;
  leaving: number;
  first_until: string | null;
};
export type OverviewRow = Omit<Row, 'most_numbers' | 'first_until'> & {
  most_numbers: Named[];
  first_until: string | null;
  leaving_days: number;
};

/** Everything that is counted for the overview, in one round trip; counts stop behind the most that is said. */
export async function overviewRow(scope: QueryScope, now: Date): Promise<OverviewRow> {
  const { sql, companyUuid: company, actor } = scope;
  const at = now.toISOString();
  const self = actor.kind === 'member' ? toUuid('mem', actor.memberId) : null;
  const beyond = MOST_COUNTED + 1;
  const [row] = await sql<Row[]>`
    with plan as (
      select c.created_at, p.member_number_limit from companies c join plans p on p.code = c.plan_code where c.company_id = ${company}
    ), waiting as materialized (
      select r.kind from assignment_requests r
      where r.company_id = ${company} and r.status = 'open' and (r.expires_at is null or r.expires_at > ${at}::timestamptz)
        ${ofVisibleMember(scope, sql`r.member_id`)}
      limit ${2 * beyond}
    ), over as materialized (
      select n.member_id, count(*)::int as numbers from numbers n
      where n.company_id = ${company} and n.member_id is not null ${ofVisibleMember(scope, sql`n.member_id`)}
      group by n.member_id having count(*) > (select member_number_limit from plan)
      order by 2 desc, 1 limit ${beyond}
    ), leaving as materialized (
      select n.restorable_until from numbers n
      where n.company_id = ${company} and n.status = 'quarantined'
        and n.restorable_until > ${at}::timestamptz and n.restorable_until <= ${at}::timestamptz + make_interval(days => ${LEAVING_DAYS}::int)
      order by n.restorable_until limit ${beyond}
    )
    select plan.created_at as company_since, plan.member_number_limit as number_limit,
      exists (select from members m where m.company_id = ${company} and m.id = ${self}::uuid and m.first_steps_hidden_at is not null) as steps_hidden,
      (select count(*) from (select from members m where m.company_id = ${company} and m.status <> 'deleted' limit 2) two) = 2 as has_members,
      exists (select from assignments a where a.company_id = ${company}) as has_assigned,
      (select count(*)::int from waiting where kind = 'wish') as wishes,
      (select count(*)::int from waiting where kind = 'purchase') as purchases,
      (select count(*)::int from over) as over_limit,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.first_name || ' ' || m.last_name, 'numbers', o.numbers) order by o.numbers desc, m.id), '[]')::text
        from (select * from over order by numbers desc, member_id limit ${NAMED}) o
        join members m on m.company_id = ${company} and m.id = o.member_id) as most_numbers,
      (select count(*)::int from leaving) as leaving,
      (select min(restorable_until) from leaving) as first_until
    from plan`.execute();
  if (row === undefined) throw new Error('a company was lost on its way');
  const named = JSON.parse(row.most_numbers) as Named[];
  return {
    ...row,
    most_numbers: named.map((one) => ({ ...one, id: fromUuid('mem', one.id) })),
    first_until: row.first_until && new Date(row.first_until).toISOString(),
    leaving_days: LEAVING_DAYS,
  };
}

/** Of who sees some departments only: that the member is in one of them (R24). */
function ofVisibleMember({ sql, companyUuid, visibleDepartments }: QueryScope, memberId: Fragment): Fragment {
  if (visibleDepartments === 'all') return sql``;
  const seen = visibleDepartments.map((id) => toUuid('dep', id));
  return sql`and ${memberId} in (select m.id from members m where m.company_id = ${companyUuid} and m.department_id = any(${seen}::uuid[]))`;
}

/** Keeps that the member has put the first steps away; false where that is so already. */
export async function hideFirstStepsOf(scope: CommandScope, memberId: string): Promise<boolean> {
  const rows = await scope.db
    .update(members)
    .set({ firstStepsHiddenAt: scope.now })
    .where(and(eq(members.companyId, scope.companyId), eq(members.id, memberId), isNull(members.firstStepsHiddenAt)))
    .returning({ id: members.id });
  return rows.length > 0;
}
