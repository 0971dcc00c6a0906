import { and, eq, lte } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { plannedChanges } from '@/lib/db/schema';
import type { PlannedKind, PlannedLimits } from './input';

/** Changes that wait for their day, until a day. */
export async function plannedUntil(scope: QueryScope, until: string) {
  const { id, kind, onDate, numberId, holderId, limits, approved } = plannedChanges;
  const rows = await scope.db
    .select({ id, kind, on: onDate, numberId, holderId, limits, approved })
    .from(plannedChanges)
    .where(
      and(eq(plannedChanges.companyId, scope.companyId), eq(plannedChanges.status, 'planned'), lte(onDate, until)),
    );
  return rows.map((row) => ({
    ...row,
    kind: row.kind as PlannedKind,
    limits: row.limits as PlannedLimits | null,
  }));
}
