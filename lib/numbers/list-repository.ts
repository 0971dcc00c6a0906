import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { beyond, idKey, inOrder, type Keyset, textKey } from '@/lib/db/keyset';
import { assignments, members, numberSearch, numbers } from '@/lib/db/schema';
import { type Page, type PageStart, pageOfRows, pageStart } from '@/lib/kernel/page';
import { sortOf } from '@/lib/kernel/sort';
import type { listNumbersInput, NumberSort } from './input';
import { filtersOf, matching, type Source } from './matching-repository';
import { allNumberRows, asNumberView, type NumberRow, numberRows, visible } from './row-repository';
import type { NumberView } from './view';

type Input = z.output<typeof listNumbersInput>;

/** A page of the company's numbers, by E.164 form unless asked otherwise; the id decides among a number and its former selves. */
export async function numberPage(scope: QueryScope, input: Input): Promise<Page<NumberView>> {
  const sort = orderWithin(input);
  const filters = [input.status, input.country, input.type, input.memberId, input.q, sort].map((value) => value ?? '');
  const list = `numbers:${fingerprintOf(...filters).slice(0, 16)}`;
  const keyset = keysetOf(numbers, sort);
  const start = pageStart(list, input.cursor, keyset.columns.length);
  const found = input.q ? await searchedIds(scope, input, sort, start) : undefined;
  const rows = await numberRows(
    scope,
    found === undefined ? and(filtersOf(numbers, input), beyond(keyset, start)) : inArray(numbers.id, found),
  )
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, keyOf(sort), asNumberView);
}

/** The ids of a page of a search: from the view alone, so that the planner may take the trigram index or the list's order. */
async function searchedIds(scope: QueryScope, input: Input, sort: NumberSort, start: PageStart): Promise<string[]> {
  const keyset = keysetOf(numberSearch, sort);
  const rows = await scope.db
    .select({ id: numberSearch.id })
    .from(numberSearch)
    .where(and(await matching(scope, input), beyond(keyset, start)))
    .orderBy(...inOrder(keyset, start))
    .limit(input.limit + 1);
  return rows.map((row) => row.id);
}

/** Numbers of one status are by that status in the order of the numbers themselves, which another index serves. */
export function orderWithin({
  status,
  sort = 'number',
}: {
  status?: unknown;
  sort?: NumberSort | undefined;
}): NumberSort {
  const { by, descending } = sortOf(sort);
  return by === 'status' && status !== undefined ? (descending ? '-number' : 'number') : sort;
}

/** The columns of an order and their index: numbers_list or numbers_status_list. */
export function keysetOf(source: Source, sort: NumberSort): Keyset {
  const { by, descending } = sortOf(sort);
  const columns = [textKey(source.e164), idKey('num', source.id)];
  return { columns: by === 'status' ? [textKey(source.status), ...columns] : columns, descending };
}

const keyOf = (sort: NumberSort) => (row: NumberRow) =>
  sortOf(sort).by === 'status' ? [row.status, row.e164, row.id] : [row.e164, row.id];

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

/**
 * A member's own numbers, whichever department they are in: those they hold, and those they held when these were deleted,
 * while they can be restored (R13, R24).
 */
export async function ownNumbers(scope: QueryScope, memberId: string): Promise<NumberView[]> {
  const lost = scope.db
    .select({ id: assignments.numberId })
    .from(assignments)
    .where(
      and(
        eq(assignments.companyId, scope.companyId),
        eq(assignments.numberId, numbers.id),
        eq(assignments.memberId, memberId),
        eq(assignments.endedAt, numbers.deletedAt),
        eq(assignments.endReason, 'number_deleted'),
      ),
    );
  const waiting = and(eq(numbers.status, 'quarantined'), inArray(numbers.id, lost));
  const rows = await allNumberRows(scope, or(eq(numbers.memberId, memberId), waiting)).orderBy(asc(numbers.e164));
  return rows.map(asNumberView);
}
