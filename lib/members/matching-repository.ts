import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { countRows } from '@/lib/db/matching';
import { memberSearch, type members } from '@/lib/db/schema';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { wordPatterns } from '@/lib/kernel/search-words';
import { SELECTION_LIMIT } from '@/lib/kernel/selection';
import type { memberFilters } from './input';

/** What narrows the list of members. */
export type MemberFilters = z.output<typeof memberFilters>;
/** The members themselves, or the view of them that pattern search uses. */
export type Source = typeof members | typeof memberSearch;

/** What the filters beside the search ask of a member. */
export function filtersOf(source: Source, { status, role, departmentId }: MemberFilters): SQL | undefined {
  return and(
    status === undefined ? undefined : eq(source.status, status),
    role === undefined ? undefined : eq(source.role, role),
    departmentId === undefined ? undefined : eq(source.departmentId, departmentId),
  );
}

/** The members that filters and search leave and the caller sees (R24), asked of the search's views alone. */
export async function matching(scope: QueryScope, filters: MemberFilters): Promise<SQL | undefined> {
  const visible = scope.visibleDepartments;
  return and(
    eq(memberSearch.companyId, scope.companyId),
    sql`${memberSearch.status} <> 'deleted'`,
    visible === 'all' ? undefined : inArray(memberSearch.departmentId, [...visible]),
    filtersOf(memberSearch, filters),
    filters.q ? await searched(scope, filters.q) : undefined,
  );
}

/** Up to so many numbers found, their holders are looked up. */
const FEW = 1_000;

/**
 * Every word in the name or e-mail, or a number the member holds, in any spelling. Where few numbers match, their holders
 * are looked up; the beginning of a number may match them all, and then the list is walked in its order until the page is
 * full. No statistics tell which: it is asked first, as far as few goes.
 */
async function searched(scope: QueryScope, q: string): Promise<SQL | undefined> {
  const company = sql`${scope.companyUuid}::uuid`;
  const named = sql.join(
    wordPatterns(q).map((pattern) => sql`search like ${pattern}`),
    sql` and `,
  );
  const digits = searchDigits(q);
  if (digits === null) return named;
  const held = sql`company_id = ${company} and member_id is not null and search like ${`%${digits}%`}`;
  const [found] = await scope.db.execute<{ few: boolean }>(
    sql`select count(*) <= ${FEW} as few from (select from number_search where ${held} limit ${FEW + 1}) as hits`,
  );
  if (found?.few !== true) {
    // A scalar: of `exists` the planner would make one set of all holders before the first row.
    const holds = sql`(select true from number_search h where h.company_id = ${company} and h.member_id = ${memberSearch.id}
      and h.search like ${`%${digits}%`} limit 1)`;
    return or(named, holds);
  }
  return sql`${memberSearch.id} in (
    select id from member_search where company_id = ${company} and ${named}
    union select member_id from number_search where ${held})`;
}

/** How many match, of which the caller sees all. */
export const countMatching = async (scope: QueryScope, filters: MemberFilters, exact: boolean) =>
  countRows(scope.db, memberSearch, await matching(scope, filters), exact);

/** The ids of all that match, or of those named that still do; at most one more than an act may be about. */
export async function matchingIds(
  scope: QueryScope,
  filters: MemberFilters,
  among?: readonly string[],
): Promise<string[]> {
  const named = among?.filter((id) => isId('mem', id));
  if (named?.length === 0) return [];
  const rows = await scope.db
    .select({ id: memberSearch.id })
    .from(memberSearch)
    .where(and(await matching(scope, filters), named && inArray(memberSearch.id, named)))
    .orderBy(memberSearch.id)
    .limit(SELECTION_LIMIT + 1);
  return rows.map((row) => row.id);
}
