import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { departments, memberSearch, members } from '@/lib/db/schema';
import { invalidField } from '@/lib/kernel/domain-error';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { type Page, type PageStart, pageOfRows, pageStart } from '@/lib/kernel/page';
import { wordPatterns } from '@/lib/kernel/search-words';
import type { listMembersInput } from './input';
import { asMemberView, memberRows } from './row-repository';
import type { DepartmentView, MemberView } from './view';

type Filters = z.output<typeof listMembersInput>;

/** The members themselves, or the view of them that pattern search uses. */
type Source = typeof members | typeof memberSearch;

/** A page of members by name; the id decides among equal names, so that no row is skipped or shown twice. */
export async function memberPage(scope: QueryScope, input: Filters): Promise<Page<MemberView>> {
  const filters = [input.status, input.role, input.departmentId, input.q].map((value) => value ?? '');
  const list = `members:${fingerprintOf(...filters).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const found = input.q ? await searchedIds(scope, input, input.q, start) : undefined;
  const rows = await memberRows(
    scope,
    found === undefined ? conditions(members, input, start) : inArray(members.id, found),
  )
    .orderBy(...order(members, start))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, (row) => [row.sortName, row.id], asMemberView);
}

/** The ids of a page of a search: from the views alone, so that the planner may take the trigram index or the list's order. */
async function searchedIds(scope: QueryScope, input: Filters, q: string, start: PageStart): Promise<string[]> {
  const visible = scope.visibleDepartments;
  const rows = await scope.db
    .select({ id: memberSearch.id })
    .from(memberSearch)
    .where(
      and(
        eq(memberSearch.companyId, scope.companyId),
        sql`${memberSearch.status} <> 'deleted'`,
        visible === 'all' ? undefined : inArray(memberSearch.departmentId, [...visible]),
        conditions(memberSearch, input, start),
        matches(scope, q),
      ),
    )
    .orderBy(...order(memberSearch, start))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

const order = (source: Source, start: PageStart): [SQL, SQL] => {
  const direction = start?.direction === 'before' ? desc : asc;
  return [direction(source.sortName), direction(source.id)];
};

function conditions(source: Source, input: Filters, start: PageStart): SQL | undefined {
  return and(
    input.status === undefined ? undefined : eq(source.status, input.status),
    input.role === undefined ? undefined : eq(source.role, input.role),
    input.departmentId === undefined ? undefined : eq(source.departmentId, input.departmentId),
    beyond(source, start),
  );
}

function beyond(source: Source, start: PageStart): SQL | undefined {
  if (start === null) return undefined;
  const [sortName, id] = start.key;
  if (typeof sortName !== 'string' || typeof id !== 'string' || !isId('mem', id)) {
    throw invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');
  }
  const edge = sql`(${sortName}, ${sql.param(id, source.id)})`;
  return start.direction === 'before'
    ? sql`(${source.sortName}, ${source.id}) < ${edge}`
    : sql`(${source.sortName}, ${source.id}) > ${edge}`;
}

/**
 * Every word in the name or e-mail, or a number the member holds, in any spelling. Few members match a longer part of a
 * number, so they are looked up; a short part may match them all, so the list is walked in its order until the page is full.
 */
function matches(scope: QueryScope, q: string): SQL | undefined {
  const company = sql`${scope.companyUuid}::uuid`;
  const named = sql.join(
    wordPatterns(q).map((pattern) => sql`search like ${pattern}`),
    sql` and `,
  );
  const digits = searchDigits(q);
  if (digits === null) return named;
  if (digits.length < 4) {
    return or(
      named,
      sql`exists (select from number_search h where h.company_id = ${company} and h.member_id = ${memberSearch.id} and h.search like ${`%${digits}%`})`,
    );
  }
  return sql`${memberSearch.id} in (
    select id from member_search where company_id = ${company} and ${named}
    union select member_id from number_search where company_id = ${company} and member_id is not null and search like ${`%${digits}%`})`;
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
