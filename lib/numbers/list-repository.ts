import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { memberSearch, members, numberSearch, numbers } from '@/lib/db/schema';
import { invalidField } from '@/lib/kernel/domain-error';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { type Page, type PageStart, pageOfRows, pageStart } from '@/lib/kernel/page';
import { wordPatterns } from '@/lib/kernel/search-words';
import type { listNumbersInput } from './input';
import { allNumberRows, asNumberView, numberRows, visible } from './row-repository';
import type { NumberView } from './view';

type Filters = z.output<typeof listNumbersInput>;
/** The numbers themselves, or the view of them that pattern search uses. */
type Source = typeof numbers | typeof numberSearch;

/** A page of the company's numbers by E.164 form; the id decides among a number and its former selves. */
export async function numberPage(scope: QueryScope, input: Filters): Promise<Page<NumberView>> {
  const filters = [input.status, input.country, input.type, input.memberId, input.q].map((value) => value ?? '');
  const list = `numbers:${fingerprintOf(...filters).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const found = input.q ? await searchedIds(scope, input, input.q, start) : undefined;
  const rows = await numberRows(
    scope,
    found === undefined ? conditions(numbers, input, start) : inArray(numbers.id, found),
  )
    .orderBy(...order(numbers, start))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, (row) => [row.e164, row.id], asNumberView);
}

/** The ids of a page of a search: from the view alone, so that the planner may take the trigram index or the list's order. */
async function searchedIds(scope: QueryScope, input: Filters, q: string, start: PageStart): Promise<string[]> {
  const rows = await scope.db
    .select({ id: numberSearch.id })
    .from(numberSearch)
    .where(
      and(
        eq(numberSearch.companyId, scope.companyId),
        conditions(numberSearch, input, start),
        matches(scope, q),
        seen(scope),
      ),
    )
    .orderBy(...order(numberSearch, start))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

const order = (source: Source, start: PageStart): [SQL, SQL] => {
  const direction = start?.direction === 'before' ? desc : asc;
  return [direction(source.e164), direction(source.id)];
};

function conditions(source: Source, input: Filters, start: PageStart): SQL | undefined {
  return and(
    statusOf(source, input.status),
    input.country === undefined ? undefined : eq(source.country, input.country),
    input.type === undefined ? undefined : eq(source.type, input.type),
    input.memberId === undefined ? undefined : eq(source.memberId, input.memberId),
    beyond(source, start),
  );
}

/** Status as a constant condition, so that the partial indexes fit; without one all but `left`. */
function statusOf({ status }: Source, wanted: Filters['status']): SQL {
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

function beyond(source: Source, start: PageStart): SQL | undefined {
  if (start === null) return undefined;
  const [e164, id] = start.key;
  if (typeof e164 !== 'string' || typeof id !== 'string' || !isId('num', id)) {
    throw invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');
  }
  const edge = sql`(${e164}, ${sql.param(id, source.id)})`;
  return start.direction === 'before'
    ? sql`(${source.e164}, ${source.id}) < ${edge}`
    : sql`(${source.e164}, ${source.id}) > ${edge}`;
}

/** Part of the number in any spelling, or every word in its holder's name or e-mail. */
function matches(scope: QueryScope, q: string): SQL {
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

/** The countries of the numbers that the caller sees. */
export async function numberCountries(scope: QueryScope): Promise<string[]> {
  const rows = await scope.db
    .selectDistinct({ country: numbers.country })
    .from(numbers)
    .leftJoin(members, and(eq(members.companyId, numbers.companyId), eq(members.id, numbers.memberId)))
    .where(and(eq(numbers.companyId, scope.companyId), sql`${numbers.status} <> 'left'`, visible(scope)))
    .orderBy(numbers.country);
  return rows.map((row) => row.country);
}

/** The numbers that a member holds, whichever department they are in: for the member themselves (R24). */
export async function heldNumbers(scope: QueryScope, memberId: string): Promise<NumberView[]> {
  const rows = await allNumberRows(scope, eq(numbers.memberId, memberId)).orderBy(asc(numbers.e164));
  return rows.map(asNumberView);
}
