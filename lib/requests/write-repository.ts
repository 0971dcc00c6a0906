import { and, eq, inArray } from 'drizzle-orm';
import { auditActor, type CommandScope } from '@/lib/access';
import { assignmentRequests, members } from '@/lib/db/schema';
import type { CreateRequestInput } from './input';

/** Keeps a new request. */
export async function insertRequest(scope: CommandScope, id: string, input: CreateRequestInput): Promise<void> {
  await scope.db.insert(assignmentRequests).values({
    companyId: scope.companyId,
    id,
    requestedBy: auditActor(scope.actor).id,
    createdAt: scope.now,
    ...input,
  });
}

type Answer =
  | { status: 'approved'; assignmentId: string }
  | { status: 'declined'; reason: string }
  | { status: 'withdrawn' };

/** Writes the answer into an open request. */
export async function saveAnswer(scope: CommandScope, id: string, answer: Answer): Promise<void> {
  await scope.db
    .update(assignmentRequests)
    .set({ ...answer, answeredAt: scope.now, answeredBy: auditActor(scope.actor).id })
    .where(and(eq(assignmentRequests.companyId, scope.companyId), eq(assignmentRequests.id, id)));
}

/** Who may answer requests and can be written to. */
export async function answerers(scope: CommandScope): Promise<string[]> {
  const rows = await scope.db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.companyId, scope.companyId),
        inArray(members.role, ['owner', 'admin']),
        eq(members.status, 'active'),
      ),
    );
  return rows.map(({ id }) => id);
}
