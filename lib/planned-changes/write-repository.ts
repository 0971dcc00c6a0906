import { and, eq, inArray } from 'drizzle-orm';
import { auditActor, type CommandScope } from '@/lib/access';
import { members, plannedChanges } from '@/lib/db/schema';
import type { PlannedKind, PlannedLimits } from './input';
import type { ProblemView } from './view';

/** A change to plan. */
export type NewChange = {
  id: string;
  kind: PlannedKind;
  on: string;
  numberId: string | null;
  e164: string | null;
  memberId: string | null;
  holderId: string | null;
  history?: string;
  coverId?: string;
  limits?: PlannedLimits;
  approved?: boolean;
};

/** Keeps a new planned change. */
export async function insertChange(scope: CommandScope, { on, ...change }: NewChange): Promise<void> {
  await scope.db.insert(plannedChanges).values({
    companyId: scope.companyId,
    ...change,
    onDate: on,
    plannedBy: auditActor(scope.actor).id,
    plannedAt: scope.now,
  });
}

type Answer =
  | { status: 'done'; unchanged: boolean; problem: null; answeredAt: Date }
  | { status: 'failed'; problem: ProblemView; answeredAt: Date }
  | { status: 'cancelled'; problem: null; answeredAt: Date }
  | { status: 'planned'; problem: null; answeredAt: null; onDate: string; limits?: PlannedLimits; approved?: boolean };

/** Writes what became of a change, or its new day, into it. */
export async function saveChange(scope: CommandScope, id: string, answer: Answer): Promise<void> {
  await scope.db
    .update(plannedChanges)
    .set(answer)
    .where(and(eq(plannedChanges.companyId, scope.companyId), eq(plannedChanges.id, id)));
}

/** Whom to tell that a change could not be done: who planned it, or the owners where a program did, or who left. */
export async function toBeTold(scope: CommandScope, plannedBy: string): Promise<string[]> {
  const active = await scope.db
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.companyId, scope.companyId),
        eq(members.status, 'active'),
        inArray(members.role, ['owner', 'admin']),
      ),
    );
  const planner = active.filter(({ id }) => id === plannedBy);
  return (planner.length > 0 ? planner : active.filter(({ role }) => role === 'owner')).map(({ id }) => id);
}
