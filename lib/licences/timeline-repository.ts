import { and, asc, eq, inArray } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents } from '@/lib/db/schema';

const KINDS = {
  'licence.removal_scheduled': 'removal_scheduled',
  'licence.removal_undone': 'removal_undone',
  'licence.ended': 'ended',
} as const;
type Action = keyof typeof KINDS;
const ACTIONS = Object.keys(KINDS) as Action[];

export type LicenceEvent = {
  kind: (typeof KINDS)[Action];
  at: string;
  endsOn: string | null;
  operationId: string;
  actor: { kind: string; id: string };
};

/** What the log says of one licence: that it was to end, that it was not, that it did. */
export async function licenceEvents(scope: QueryScope, licenceId: string): Promise<LicenceEvent[]> {
  const rows = await scope.db
    .select({
      action: auditEvents.action,
      at: auditEvents.at,
      before: auditEvents.before,
      after: auditEvents.after,
      operationId: auditEvents.operationId,
      actor: auditEvents.actor,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.companyId, scope.companyId),
        eq(auditEvents.targetId, licenceId),
        inArray(auditEvents.action, ACTIONS),
      ),
    )
    .orderBy(asc(auditEvents.sequence));
  return rows.map(({ action, at, before, after, operationId, actor }) => ({
    kind: KINDS[action as Action],
    at: at.toISOString(),
    endsOn: dayIn(after) ?? dayIn(before),
    operationId,
    actor: actor as LicenceEvent['actor'],
  }));
}

function dayIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('endsOn' in state)) return null;
  return typeof state.endsOn === 'string' ? state.endsOn : null;
}
