import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { departments, members } from '@/lib/db/schema';
import { invalidField } from '@/lib/kernel/domain-error';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listMembersInput } from './input';
import { asMemberView, memberRows } from './row-repository';
import type { DepartmentView, MemberView } from './view';

type Filters = z.output<typeof listMembersInput>;

/** A page of members by name; the id decides among equal names, so that no row is skipped or shown twice. */
export async function memberPage(scope: QueryScope, input: Filters): Promise<Page<MemberView>> {
  const list = `members:${fingerprintOf(input.status ?? '', input.role ?? '', input.departmentId ?? '', input.q ?? '').slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const backwards = start?.direction === 'before';
  const direction = backwards ? desc : asc;
  const rows = await memberRows(
    scope,
    and(
      input.status && eq(members.status, input.status),
      input.role && eq(members.role, input.role),
      input.departmentId !== undefined ? eq(members.departmentId, input.departmentId) : undefined,
      input.q ? matches(input.q) : undefined,
      start === null ? undefined : beyond(start.key, backwards),
    ),
  )
    .orderBy(direction(members.sortName), direction(members.id))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, (row) => [row.sortName, row.id], asMemberView);
}

function beyond(key: readonly unknown[], backwards: boolean): SQL {
  const [sortName, id] = key;
  if (typeof sortName !== 'string' || typeof id !== 'string' || !isId('mem', id)) {
    throw invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');
  }
  const edge = sql`(${sortName}, ${sql.param(id, members.id)})`;
  return backwards
    ? sql`(${members.sortName}, ${members.id}) < ${edge}`
    : sql`(${members.sortName}, ${members.id}) > ${edge}`;
}

/** Every word in the name or e-mail, or a number the member holds, in any spelling. */
function matches(q: string): SQL | undefined {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const inName = and(...words.map((word) => sql`${members.search} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`));
  const digits = searchDigits(q);
  if (digits === null) return inName;
  const holds = sql`exists (select from numbers h where h.company_id = ${members.companyId} and h.member_id = ${members.id} and h.search like ${`%${digits}%`})`;
  return or(inName, holds);
}

/** The company's departments by name; a team lead's own only (R24). */
export async function departmentRows(scope: QueryScope): Promise<DepartmentView[]> {
  const visible = scope.visibleDepartments;
  const rows = await scope.db
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .where(eq(departments.companyId, scope.companyId))
    .orderBy(sql`lower(${departments.name})`, departments.id);
  return visible === 'all' ? rows : rows.filter((row) => visible.includes(row.id));
}
