import type { CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { noteStays } from './stays-repository';
import type { NewMember } from './write-repository';

/** Ids of the company's departments by name in lower case. */
export async function departmentIds(scope: CommandScope): Promise<Map<string, string>> {
  const rows = await scope.sql<
    { id: string; name: string }[]
  >`select id, name from departments where company_id = ${scope.companyUuid}`.execute();
  return new Map(rows.map((row) => [row.name.toLowerCase(), fromUuid('dep', row.id)]));
}

export type KnownMember = { id: string; firstName: string; lastName: string; role: string; department: string };

/**
 * The company's members with one of these e-mails, by e-mail in lower case. Each is the first one at or after its place in
 * the index of addresses, which alone gives that order: while a large file goes in, the planner knows the company as it
 * was before, with hardly a member, and would walk and sort all of them for every address.
 */
export async function membersByEmail(
  scope: CommandScope,
  emails: readonly string[],
): Promise<Map<string, KnownMember>> {
  const sorting = (mode: 'on' | 'off') => scope.sql`select set_config('enable_sort', ${mode}, true)`.execute();
  const [, rows] = await Promise.all([
    sorting('off'),
    scope.sql<({ email: string } & KnownMember)[]>`
      select m.id, m.sort_email as email, m.first_name as "firstName", m.last_name as "lastName", m.role, coalesce(d.name, '') as department
      from unnest(${[...emails]}::text[]) as asked(email) cross join lateral (
        select * from members where company_id = ${scope.companyUuid} and sort_email >= asked.email and status <> 'deleted'
        order by sort_email limit 1
      ) m left join departments d on d.company_id = ${scope.companyUuid} and d.id = m.department_id
      where m.sort_email = asked.email`.execute(),
    sorting('on'),
  ]);
  return new Map(rows.map(({ email, ...member }) => [email, { ...member, id: fromUuid('mem', member.id) }]));
}

/** Stores a batch of members in one statement. */
export function insertBatch(scope: CommandScope, members: readonly NewMember[]): void {
  if (members.length === 0) return;
  const rows = members.map((member) => ({
    id: toUuid('mem', member.id),
    first_name: member.firstName,
    last_name: member.lastName,
    email: member.email,
    role: member.role,
    department_id: member.departmentId === null ? null : toUuid('dep', member.departmentId),
  }));
  scope.defer(scope.sql`
    with made as (insert into members (company_id, id, first_name, last_name, email, role, department_id, status, created_at)
    select ${scope.companyUuid}, id, first_name, last_name, email, role, department_id, 'invited', ${scope.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as person(id uuid, first_name text, last_name text, email text, role text, department_id uuid)
    returning id, department_id), m as (select * from made where department_id is not null) ${noteStays(scope)}`);
}
