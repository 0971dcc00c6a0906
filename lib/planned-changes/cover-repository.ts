import { and, eq, ne } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { plannedChanges } from '@/lib/db/schema';
import { type PlannedRow, plannedRows } from './row-repository';

/** The other one of two changes that belong together. */
export async function partnerOf(scope: QueryScope, { id, coverId }: PlannedRow): Promise<PlannedRow | null> {
  if (coverId === null) return null;
  const [row] = await plannedRows(scope, and(eq(plannedChanges.coverId, coverId), ne(plannedChanges.id, id)));
  return row ?? null;
}
