import { and, eq, inArray, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { QueryScope } from '@/lib/access';
import { beyond, dayKey, idKey, inOrder, type Keyset } from '@/lib/db/keyset';
import { plannedChanges } from '@/lib/db/schema';
import { type Page, pageOfRows, pageStart } from '@/lib/kernel/page';
import type { listPlannedChangesInput } from './input';
import { asPlannedChange, plannedRows } from './row-repository';
import type { PlannedChangeView } from './view';

/** A page in order of the day: what comes with the next one first, what is over with the last one. */
export async function plannedPage(
  scope: QueryScope,
  { status, numberId, memberId, limit, cursor }: z.output<typeof listPlannedChangesInput>,
): Promise<Page<PlannedChangeView>> {
  const list = `planned-changes:${status ?? ''}:${numberId ?? ''}:${memberId ?? ''}`;
  const start = pageStart(list, cursor, 2);
  const keyset: Keyset = {
    columns: [dayKey(plannedChanges.onDate), idKey('pch', plannedChanges.id)],
    descending: status === 'done' || status === 'cancelled',
  };
  const rows = await plannedRows(
    scope,
    and(
      status === undefined ? undefined : eq(plannedChanges.status, status),
      numberId === undefined ? undefined : eq(plannedChanges.numberId, numberId),
      memberId === undefined
        ? undefined
        : or(eq(plannedChanges.memberId, memberId), eq(plannedChanges.holderId, memberId)),
      beyond(keyset, start),
    ),
  )
    .orderBy(...inOrder(keyset, start))
    .limit(limit + 1);
  return pageOfRows(
    list,
    start,
    limit,
    rows,
    (row) => [row.onDate, row.id],
    (row) => asPlannedChange(row, scope),
  );
}

/** How many of the company's planned changes wait for their day, or for somebody since they failed. */
export const openChanges = (scope: QueryScope): Promise<number> =>
  scope.db.$count(
    plannedChanges,
    and(eq(plannedChanges.companyId, scope.companyId), inArray(plannedChanges.status, ['planned', 'failed'])),
  );
