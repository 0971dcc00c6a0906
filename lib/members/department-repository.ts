import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { departments } from '@/lib/db/schema';
import { fromUuid, isId } from '@/lib/kernel/id';
import { type Page, type PageStart, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import { wordPatterns } from '@/lib/kernel/search-words';
import type { listDepartmentsInput } from './input';
import type { DepartmentView } from './view';

const sortName = sql<string>`lower(${departments.name})`;

// A query of one table leaves its name off its columns: inside a sub-query it has to be said.
const columns = {
  id: departments.id,
  name: departments.name,
  costCentre: departments.costCentre,
  sortName,
  members: sql<number>`(select count(*)::int from members m
    where m.company_id = departments.company_id and m.department_id = departments.id and m.status <> 'deleted')`,
  numbers: sql<number>`(select count(*)::int from members m join numbers n on n.company_id = m.company_id and n.member_id = m.id
    where m.company_id = departments.company_id and m.department_id = departments.id)`,
  leads: sql<string>`(
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.first_name || ' ' || m.last_name) order by m.sort_name, m.id), '[]')::text
    from department_leads l join members m on m.company_id = l.company_id and m.id = l.member_id
    where l.company_id = departments.company_id and l.department_id = departments.id and m.status <> 'deleted')`,
};

/** The company's departments with their figures; a team lead's own only (R24). */
function departmentRows(scope: QueryScope, where: SQL | undefined) {
  const visible = scope.visibleDepartments;
  return scope.db
    .select(columns)
    .from(departments)
    .where(
      and(
        eq(departments.companyId, scope.companyId),
        visible === 'all' ? undefined : inArray(departments.id, [...visible]),
        where,
      ),
    );
}
type Row = Awaited<ReturnType<typeof departmentRows>>[number];

function asView({ id, name, costCentre, members, numbers, leads }: Row): DepartmentView {
  const led = JSON.parse(leads) as { id: string; name: string }[];
  return {
    id,
    name,
    costCentre,
    members,
    numbers,
    leads: led.map((lead) => ({ ...lead, id: fromUuid('mem', lead.id) })),
  };
}

/** A page of departments by name. */
export async function departmentPage(
  scope: QueryScope,
  { q = '', limit, cursor }: z.output<typeof listDepartmentsInput>,
): Promise<Page<DepartmentView>> {
  const list = `departments:${fingerprintOf(q).slice(0, 16)}`;
  const start = pageStart(list, cursor, 2);
  const named = wordPatterns(q).map((pattern) => sql`${sortName} like ${pattern}`);
  const direction = start?.direction === 'before' ? desc : asc;
  const rows = await departmentRows(scope, and(...named, beyond(start)))
    .orderBy(direction(sortName), direction(departments.id))
    .limit(limit + 1);
  return pageOfRows(list, start, limit, rows, (row) => [row.sortName, row.id], asView);
}

function beyond(start: PageStart): SQL | undefined {
  if (start === null) return undefined;
  const [name, id] = start.key;
  if (typeof name !== 'string' || typeof id !== 'string' || !isId('dep', id)) throw refusedCursor();
  const edge = sql`(${name}, ${sql.param(id, departments.id)})`;
  return start.direction === 'before'
    ? sql`(${sortName}, ${departments.id}) < ${edge}`
    : sql`(${sortName}, ${departments.id}) > ${edge}`;
}

/** One department that the caller sees, or null. */
export async function departmentById(scope: QueryScope, departmentId: string): Promise<DepartmentView | null> {
  const [row] = await departmentRows(scope, eq(departments.id, departmentId));
  return row === undefined ? null : asView(row);
}
