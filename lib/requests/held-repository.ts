import { and, eq } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { assignmentRequests } from '@/lib/db/schema';

/** For whom a request for a purchase holds which number, and whether that came from the inventory for it; null for a wish. */
export async function heldBy(scope: QueryScope, id: string) {
  const [row] = await scope.db
    .select({
      memberId: assignmentRequests.memberId,
      numberId: assignmentRequests.numberId,
      tookNumber: assignmentRequests.tookNumber,
    })
    .from(assignmentRequests)
    .where(and(eq(assignmentRequests.companyId, scope.companyId), eq(assignmentRequests.id, id)));
  if (row === undefined || row.numberId === null) return null;
  return { memberId: row.memberId, numberId: row.numberId, tookNumber: row.tookNumber };
}
