import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { can, type QueryScope } from '@/lib/access';
import { countRows } from '@/lib/db/matching';
import { licenceSearch, type licences, memberSearch, numberSearch } from '@/lib/db/schema';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { containing } from '@/lib/kernel/search-words';
import { SELECTION_LIMIT } from '@/lib/kernel/selection';
import type { licenceFilters } from './input';

/** What narrows the list of licences. */
export type LicenceFilters = z.output<typeof licenceFilters>;
/** The licences themselves, or the view of them that search uses. */
export type Source = typeof licences | typeof licenceSearch;

/** What the filters beside the search ask of a licence. */
export function filtersOf(source: Source, { status, frequency, availableFor }: LicenceFilters): SQL | undefined {
  return and(
    statusOf(source, status),
    frequency && eq(source.frequency, frequency),
    availableFor === undefined ? undefined : idleFor(source, availableFor),
  );
}

/** Available, not ending, and both for so many days by the company's own clock. */
const idleFor = ({ companyId, status, endsOn, availableSince }: Source, days: number): SQL =>
  sql`${status} = 'available' and ${endsOn} is null and ${availableSince} <= (select greatest(clock_timestamp(), g.last_instant)
    from company_ledgers g where g.company_id = ${companyId}) - make_interval(days => ${days}::int)`;

/** The licences that filters and search leave and the caller sees (R24), asked of the search's views alone. */
export function matching(scope: QueryScope, filters: LicenceFilters): SQL | undefined {
  return and(
    eq(licenceSearch.companyId, scope.companyId),
    filtersOf(licenceSearch, filters),
    filters.q ? searched(scope, filters.q) : undefined,
    seen(scope),
  );
}

/** Status of the contract's filter as a constant condition, so that the partial indexes fit; without one all but ended. */
function statusOf({ status, endsOn }: Source, wanted: LicenceFilters['status']): SQL {
  switch (wanted) {
    case undefined:
      return sql`${status} <> 'ended'`;
    case 'available':
      return sql`${status} = 'available'`;
    case 'assigned':
      return sql`${status} = 'assigned'`;
    case 'ending':
      return sql`${status} = 'available' and ${endsOn} is not null`;
    case 'ended':
      return sql`${status} = 'ended'`;
  }
}

/** Label, phone number in any spelling, or the holder's name or e-mail: these two only to those who may see them (R24). */
function searched(scope: QueryScope, q: string): SQL {
  const company = companyUuid(scope);
  const label = /^(?:l-?)?0*(\d{1,9})$/i.exec(q)?.[1];
  const digits = searchDigits(q);
  const found: SQL[] = [];
  if (label !== undefined) {
    found.push(sql`select id from licence_search where company_id = ${company} and label_number = ${Number(label)}`);
  }
  if (digits !== null && digits.length >= 3 && seesHolders(scope)) {
    found.push(sql`select licence_id from number_search
      where company_id = ${company} and licence_id is not null and search like ${containing(digits)}`);
  }
  if (/\p{L}/u.test(q) && seesHolders(scope)) {
    found.push(sql`select n.licence_id from member_search m join number_search n on n.company_id = m.company_id and n.member_id = m.id
      where m.company_id = ${company} and m.search like ${containing(q.toLowerCase())}`);
  }
  return found.length === 0 ? sql`false` : sql`${licenceSearch.id} in (${sql.join(found, sql` union `)})`;
}

/** A team lead sees the licences that members of their departments use (R24). */
function seen(scope: QueryScope): SQL | undefined {
  const departments = scope.visibleDepartments;
  if (departments === 'all') return undefined;
  if (departments.length === 0) return sql`false`;
  const holders = scope.db
    .select({ id: memberSearch.id })
    .from(memberSearch)
    .where(and(eq(memberSearch.companyId, scope.companyId), inArray(memberSearch.departmentId, [...departments])));
  const held = scope.db
    .select({ id: numberSearch.licenceId })
    .from(numberSearch)
    .where(and(eq(numberSearch.companyId, scope.companyId), inArray(numberSearch.memberId, holders)));
  return inArray(licenceSearch.id, held);
}

/** A billing manager manages licences, not numbers and members (R24). */
export const seesHolders = (scope: QueryScope): boolean =>
  can(scope.actor, 'numbers:read') || scope.actor.kind === 'system';

const companyUuid = (scope: QueryScope): SQL => sql`${scope.companyUuid}::uuid`;

/** How many match, of which the caller sees all. */
export const countMatching = (scope: QueryScope, filters: LicenceFilters, exact: boolean) =>
  countRows(scope.db, licenceSearch, matching(scope, filters), exact);

/** The ids of all that match, or of those named that still do; at most one more than an act may be about. */
export async function matchingIds(
  scope: QueryScope,
  filters: LicenceFilters,
  among?: readonly string[],
): Promise<string[]> {
  const named = among?.filter((id) => isId('lic', id));
  if (named?.length === 0) return [];
  const rows = await scope.db
    .select({ id: licenceSearch.id })
    .from(licenceSearch)
    .where(and(matching(scope, filters), named && inArray(licenceSearch.id, named)))
    .orderBy(licenceSearch.id)
    .limit(SELECTION_LIMIT + 1);
  return rows.map((row) => row.id);
}
