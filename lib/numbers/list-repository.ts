import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { fingerprintOf, type QueryScope } from '@/lib/access';
import { members, numbers } from '@/lib/db/schema';
import { invalidField } from '@/lib/kernel/domain-error';
import { searchDigits } from '@/lib/kernel/e164';
import { isId } from '@/lib/kernel/id';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listNumbersInput } from './input';
import { allNumberRows, asNumberView, numberRows, visible } from './row-repository';
import type { NumberView } from './view';

type Filters = z.output<typeof listNumbersInput>;

/** Status as a constant condition, so that the partial indexes fit; without one all but `left`. */
const STATUS: Record<NonNullable<Filters['status']>, SQL> = {
  unassigned: sql`${numbers.status} = 'unassigned'`,
  assigned: sql`${numbers.status} = 'assigned'`,
  quarantined: sql`${numbers.status} = 'quarantined'`,
  left: sql`${numbers.status} = 'left'`,
};

/** A page of the company's numbers by E.164 form; the id decides among a number and its former selves. */
export async function numberPage(scope: QueryScope, input: Filters): Promise<Page<NumberView>> {
  const filters = [input.status, input.country, input.type, input.memberId, input.q].map((value) => value ?? '');
  const list = `numbers:${fingerprintOf(...filters).slice(0, 16)}`;
  const start = pageStart(list, input.cursor, 2);
  const backwards = start?.direction === 'before';
  const direction = backwards ? desc : asc;
  const rows = await numberRows(
    scope,
    and(
      input.status === undefined ? sql`${numbers.status} <> 'left'` : STATUS[input.status],
      input.country !== undefined ? eq(numbers.country, input.country) : undefined,
      input.type && eq(numbers.type, input.type),
      input.memberId !== undefined ? eq(numbers.memberId, input.memberId) : undefined,
      input.q ? matches(input.q) : undefined,
      start === null ? undefined : beyond(start.key, backwards),
    ),
  )
    .orderBy(direction(numbers.e164), direction(numbers.id))
    .limit(input.limit + 1);
  return pageOfRows(list, start, input.limit, rows, (row) => [row.e164, row.id], asNumberView);
}

function beyond(key: readonly unknown[], backwards: boolean): SQL {
  const [e164, id] = key;
  if (typeof e164 !== 'string' || typeof id !== 'string' || !isId('num', id)) {
    throw invalidField('/cursor', 'This cursor is not valid for this list. Start again from the first page.');
  }
  const edge = sql`(${e164}, ${sql.param(id, numbers.id)})`;
  return backwards ? sql`(${numbers.e164}, ${numbers.id}) < ${edge}` : sql`(${numbers.e164}, ${numbers.id}) > ${edge}`;
}

/** Part of the number in any spelling, or every word in its holder's name or e-mail. */
function matches(q: string): SQL | undefined {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const ofHolder = and(...words.map((word) => sql`${members.search} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`));
  const digits = searchDigits(q);
  return digits === null ? ofHolder : or(sql`${numbers.search} like ${`%${digits}%`}`, ofHolder);
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
