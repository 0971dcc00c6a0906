import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { beyond, idKey, inOrder, type Keyset, textKey } from '@/lib/db/keyset';
import { departments, memberSearch, members } from '@/lib/db/schema';
import { type Page, type PageStart, pageOfRows, pageStart } from '@/lib/kernel/page';
import { sortOf } from '@/lib/kernel/sort';
import type { listMembersInput, MemberSort } from './input';
import { filtersOf, matching, type Source } from './matching-repository';
import { asMemberView, type MemberRow, memberRows } from './row-repository';
import type { DepartmentName, MemberView } from './view';

type Input = z.output<typeof listMembersInput>;

/** A page of members, by name unless asked otherwise; the id decides among equals, so that no row is skipped or shown twice. */
export async function memberPage(scope: QueryScope, input: Input): Promise<Page<MemberView>> {
  const sort = input.sort ?? 'name';
  const filters = [input.status, input.role, input.departmentId, input.q, sort].map((value) => value ?? '');
  const list = `members:${fingerprintOf(...filters).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const keyset = keysetOf(members, sort);
  const found = input.q ? await searchedIds(scope, input, sort, start) : undefined;
  const rows = await memberRows(
    scope,
    found === undefined ? and(filtersOf(members, input), beyond(keyset, start)) : inArray(members.id, found),
  )
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, keyOf(sort), asMemberView);
}

/** The ids of a page of a search: from the views alone, so that the planner may take the trigram index or the list's order. */
async function searchedIds(scope: QueryScope, input: Input, sort: MemberSort, start: PageStart): Promise<string[]> {
  const keyset = keysetOf(memberSearch, sort);
  const rows = await scope.db
    .select({ id: memberSearch.id })
    .from(memberSearch)
    .where(and(await matching(scope, input), beyond(keyset, start)))
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

/** The columns of an order and their index: members_sort or members_sort_email. */
export function keysetOf(source: Source, sort: MemberSort): Keyset {
  const { by, descending } = sortOf(sort);
  const column = by === 'email' ? source.sortEmail : source.sortName;
  return { columns: [textKey(column), idKey('mem', source.id)], descending };
}

const keyOf = (sort: MemberSort) => (row: MemberRow) => [
  sortOf(sort).by === 'email' ? row.sortEmail : row.sortName,
  row.id,
];

/** The names of the company's departments; a team lead's own only (R24). */
export async function departmentRows(scope: QueryScope): Promise<DepartmentName[]> {
  const visible = scope.visibleDepartments;
  const rows = await scope.db
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .where(eq(departments.companyId, scope.companyId))
    .orderBy(sql`lower(${departments.name})`, departments.id);
  return visible === 'all' ? rows : rows.filter((row) => visible.includes(row.id));
}
