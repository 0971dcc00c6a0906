import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { countRows } from '@/lib/db/matching';
import { memberSearch, numberSearch, type numbers } from '@/lib/db/schema';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { wordPatterns } from '@/lib/kernel/search-words';
import { SELECTION_LIMIT } from '@/lib/kernel/selection';
import type { numberFilters } from './input';

/** What narrows the list of numbers. */
export type NumberFilters = z.output<typeof numberFilters>;
/** The numbers themselves, or the view of them that pattern search uses. */
export type Source = typeof numbers | typeof numberSearch;

/** What the filters beside the search ask of a number. */
export function filtersOf(source: Source, { status, country, type, memberId }: NumberFilters): SQL | undefined {
  return and(
    statusOf(source, status),
    country === undefined ? undefined : eq(source.country, country),
    type === undefined ? undefined : eq(source.type, type),
    memberId === undefined ? undefined : eq(source.memberId, memberId),
  );
}

/** The numbers that filters and search leave and the caller sees (R24), asked of the search's views alone. */
export async function matching(scope: QueryScope, filters: NumberFilters): Promise<SQL | undefined> {
  return and(
    eq(numberSearch.companyId, scope.companyId),
    filtersOf(numberSearch, filters),
    filters.q ? await searched(scope, filters.q) : undefined,
    seen(scope),
  );
}

/** Status as a constant condition, so that the partial indexes fit; without one all but `left`. */
function statusOf({ status }: Source, wanted: NumberFilters['status']): SQL {
  switch (wanted) {
    case undefined:
      return sql`${status} <> 'left'`;
    case 'unassigned':
      return sql`${status} = 'unassigned'`;
    case 'assigned':
      return sql`${status} = 'assigned'`;
    case 'quarantined':
      return sql`${status} = 'quarantined'`;
    case 'left':
      return sql`${status} = 'left'`;
  }
}

/**
 * Part of the number in any spelling, or every word in its holder's name or e-mail, or in its label. Few numbers have a
 * label, and an `or` would keep the planner from the indexes of the rest: it is asked first whether one matches.
 */
async function searched(scope: QueryScope, q: string): Promise<SQL> {
  const words = wordPatterns(q).map((pattern) => sql`lower(${numberSearch.label}) like ${pattern}`);
  const ours = eq(numberSearch.companyId, scope.companyId);
  const labelled = and(ours, sql`${numberSearch.label} is not null`, ...words);
  const ids = () => scope.db.select({ id: numberSearch.id }).from(numberSearch);
  const [one] = await ids().where(labelled).limit(1);
  const otherwise = byLineOrHolder(scope, q);
  if (one === undefined) return otherwise;
  return inArray(numberSearch.id, union(ids().where(labelled), ids().where(and(ours, otherwise))));
}

function byLineOrHolder(scope: QueryScope, q: string): SQL {
  const digits = searchDigits(q);
  if (digits !== null) return sql`${numberSearch.search} like ${`%${digits}%`}`;
  const words = wordPatterns(q).map((pattern) => sql`${memberSearch.search} like ${pattern}`);
  const holders = scope.db.select({ id: memberSearch.id }).from(memberSearch);
  return inArray(numberSearch.memberId, holders.where(and(eq(memberSearch.companyId, scope.companyId), ...words)));
}

/** What `visible` says of rows, said of the search: numbers of members of the caller's departments (R24). */
function seen(scope: QueryScope): SQL | undefined {
  const departments = scope.visibleDepartments;
  if (departments === 'all') return undefined;
  const holders = scope.db.select({ id: memberSearch.id }).from(memberSearch);
  return inArray(
    numberSearch.memberId,
    holders.where(
      and(eq(memberSearch.companyId, scope.companyId), inArray(memberSearch.departmentId, [...departments])),
    ),
  );
}

/** How many match, of which the caller sees all. */
export const countMatching = async (scope: QueryScope, filters: NumberFilters, exact: boolean) =>
  countRows(scope.db, numberSearch, await matching(scope, filters), exact);

/** The ids of all that match, or of those named that still do; at most one more than an act may be about. */
export async function matchingIds(
  scope: QueryScope,
  filters: NumberFilters,
  among?: readonly string[],
): Promise<string[]> {
  const named = among?.filter((id) => isId('num', id));
  if (named?.length === 0) return [];
  const rows = await scope.db
    .select({ id: numberSearch.id })
    .from(numberSearch)
    .where(and(await matching(scope, filters), named && inArray(numberSearch.id, named)))
    .orderBy(numberSearch.id)
    .limit(SELECTION_LIMIT + 1);
  return rows.map((row) => row.id);
}
