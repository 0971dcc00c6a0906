import type { CommandScope, QueryScope } from '@/lib/access';
import { toUuid } from '@/lib/kernel/id';

/** The rows that say where members are from now on, those of the statement's part `m`; of two at one instant the later one stays. */
export const noteStays = ({ sql, companyUuid, now }: CommandScope) => sql`
  insert into department_moves (company_id, member_id, since, department_id)
  select ${companyUuid}, m.id, ${now.toISOString()}::timestamptz, m.department_id from m
  on conflict (company_id, member_id, since) do update set department_id = excluded.department_id`;

/** Notes where members are from now on, once they are stored. */
export async function noteMembers(scope: CommandScope, memberIds: readonly string[]): Promise<void> {
  const { sql, companyUuid } = scope;
  await sql`
    with m as (
      select id, department_id from members
      where company_id = ${companyUuid} and id = any(${memberIds.map((id) => toUuid('mem', id))}::uuid[])
    ) ${noteStays(scope)}`.execute();
}

/**
 * In which department every member was from when until when, in none where it is null: `(member_id, department_id, since,
 * until)`, without gaps. Departments may be gone by now.
 */
export const departmentStays = ({ sql, companyUuid }: Pick<QueryScope, 'sql' | 'companyUuid'>) => sql`(
  select member_id, department_id, since, coalesce(lead(since) over (partition by member_id order by since), 'infinity') as until
  from department_moves where company_id = ${companyUuid}
  union all
  select m.id, null, '-infinity', coalesce(min(d.since), 'infinity')
  from members m left join department_moves d on d.company_id = ${companyUuid} and d.member_id = m.id
  where m.company_id = ${companyUuid} group by m.id
)`;
