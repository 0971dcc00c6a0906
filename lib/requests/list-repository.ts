import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { assignmentRequests, numberKinds } from '@/lib/db/schema';
import { isId } from '@/lib/kernel/id';
import { type Page, type PageStart, pageOfRows, pageStart, refusedCursor } from '@/lib/kernel/page';
import type { NUMBER_TYPES } from '@/lib/numbers/input';
import type { listRequestsInput } from './input';
import { asRequestView, requestRows } from './row-repository';
import type { RequestView } from './view';

/** A page of the requests that the caller sees, newest first. */
export async function requestPage(
  scope: QueryScope,
  { status, kind, limit, cursor }: z.output<typeof listRequestsInput>,
): Promise<Page<RequestView>> {
  const list = `requests:${status ?? ''}:${kind ?? ''}`;
  const start = pageStart(list, cursor, 2);
  const direction = start?.direction === 'before' ? asc : desc;
  const rows = await requestRows(
    scope,
    and(
      status === undefined ? undefined : eq(assignmentRequests.status, status),
      kind === undefined ? undefined : eq(assignmentRequests.kind, kind),
      beyond(start),
    ),
  )
    .orderBy(direction(assignmentRequests.createdAt), direction(assignmentRequests.id))
    .limit(limit + 1);
  return pageOfRows(
    list,
    start,
    limit,
    rows,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => asRequestView(row, scope),
  );
}

/** An instant as cursors carry it; a forged one may be none, or of a year that the database does not know. */
function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !/^2\d{3}-/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

function beyond(start: PageStart): SQL | undefined {
  if (start === null) return undefined;
  const [at, id] = start.key;
  if (!isInstant(at) || typeof id !== 'string' || !isId('arq', id)) throw refusedCursor();
  const edge = sql`(${at}::timestamptz, ${sql.param(id, assignmentRequests.id)})`;
  return start.direction === 'before'
    ? sql`(${assignmentRequests.createdAt}, ${assignmentRequests.id}) > ${edge}`
    : sql`(${assignmentRequests.createdAt}, ${assignmentRequests.id}) < ${edge}`;
}

/** The countries and types of numbers without unmet requirements (R10). */
export async function requestableKinds(scope: QueryScope) {
  const rows = await scope.db
    .select({ country: numberKinds.country, type: numberKinds.type })
    .from(numberKinds)
    .where(isNull(numberKinds.notAssignableReason))
    .orderBy(asc(numberKinds.country), asc(numberKinds.type));
  return rows.map(({ country, type }) => ({ country, type: type as (typeof NUMBER_TYPES)[number] }));
}
