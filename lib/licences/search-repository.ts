import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { can, type QueryScope } from '@/lib/access';
import { licenceSearch, type licences, memberSearch, numberSearch } from '@/lib/db/schema';
import { searchDigits } from '@/lib/kernel/e164';
import { containing } from '@/lib/kernel/search-words';
import type { listLicencesInput } from './input';

type Filters = z.output<typeof listLicencesInput>;
/** The licences themselves, or the view of them that search uses. */
type Source = typeof licences | typeof licenceSearch;
/** Where a page begins: behind a label, or with `backwards` before it. */
type Place = { edge: number | undefined; backwards: boolean };

/** Newest label first. */
export const inOrder = ({ labelNumber }: Source, { backwards }: Place): SQL => (backwards ? asc : desc)(labelNumber);

/** What the filters and the place in the list ask of a licence. */
export function conditions(source: Source, input: Filters, { edge, backwards }: Place): SQL | undefined {
  return and(
    statusOf(source, input.status),
    input.frequency && eq(source.frequency, input.frequency),
    edge === undefined ? undefined : (backwards ? gt : lt)(source.labelNumber, edge),
  );
}

/** Status of the contract's filter as a constant condition, so that the partial indexes fit; without one all but ended. */
function statusOf({ status, endsOn }: Source, wanted: Filters['status']): SQL {
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

/** The ids of a page of a search: from the views alone, so that the planner may take the trigram indexes. */
export async function searchedIds(scope: QueryScope, input: Filters, q: string, place: Place): Promise<string[]> {
  const rows = await scope.db
    .select({ id: licenceSearch.id })
    .from(licenceSearch)
    .where(
      and(
        eq(licenceSearch.companyId, scope.companyId),
        conditions(licenceSearch, input, place),
        matches(scope, q),
        seen(scope),
      ),
    )
    .orderBy(inOrder(licenceSearch, place))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

/** Label, phone number in any spelling, or the holder's name or e-mail: these two only to those who may see them (R24). */
function matches(scope: QueryScope, q: string): SQL {
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
