import type { QueryScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import type { SegmentCount } from './history';

type Row = { department_id: string | null; country: string; type: string; assigned: number };

/** Where numbers are assigned now. */
export async function segmentsNow({ sql, companyUuid }: QueryScope): Promise<SegmentCount[]> {
  const rows = await sql<Row[]>`
    select m.department_id, n.country, n.type, count(*)::int as assigned
    from numbers n join members m on m.company_id = ${companyUuid} and m.id = n.member_id
    where n.company_id = ${companyUuid} and n.status = 'assigned' group by 1, 2, 3`.execute();
  return rows.map(({ department_id, ...row }) => ({
    ...row,
    departmentId: department_id === null ? null : fromUuid('dep', department_id),
  }));
}

type NameRow = { id: string; name: string; deleted: boolean };
export type DepartmentName = { id: string; name: string; deleted: boolean; costCentre: string | null };

/** What departments are called; those that are there no longer by their last name, which the log keeps (R26). */
export async function namesOfDepartments({ sql, companyUuid }: QueryScope): Promise<Map<string, DepartmentName>> {
  const rows = await sql<(NameRow & { cost_centre: string | null })[]>`
    select 'dep_' || replace(d.id::text, '-', '') as id, d.name, d.cost_centre, false as deleted from departments d where d.company_id = ${companyUuid}
    union all
    select e.target_id, e.before ->> 'name', null, true from audit_events e where e.company_id = ${companyUuid} and e.action = 'department.deleted'`.execute();
  return new Map(
    rows.map(({ id, name, deleted, cost_centre }) => [id, { id, name, deleted, costCentre: cost_centre }]),
  );
}
