import type { CommandScope } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';

/** One number that changes hands, comes back or goes, among several that do so together. */
export type HolderChange = {
  numberId: string;
  /** The licence it is on, or comes onto; null where it has none and gets none. */
  licenceId: string | null;
  to:
    | { status: 'assigned'; memberId: string; assignmentId: string }
    | { status: 'unassigned' }
    | { status: 'quarantined'; restorableUntil: Date };
  /** How the number's open assignment ends; null where it has none. */
  ended: { reason: 'reassigned' | 'unassigned' | 'number_deleted'; history: string | null } | null;
};

/** The change of a number that is taken from one member and given to another on its licence (R4). */
export const handedOver = (numberId: string, licenceId: string, memberId: string, history: string): HolderChange => ({
  numberId,
  licenceId,
  to: { status: 'assigned', memberId, assignmentId: newId('asg') },
  ended: { reason: 'reassigned', history },
});

/**
 * Writes what becomes of several numbers at once, one statement per kind of row: open assignments end, licences are freed
 * or taken, numbers get their state, new assignments begin in the instant in which the old ones ended (R1–R4, R13).
 */
export function saveHolderChanges(scope: CommandScope, changes: readonly HolderChange[]): void {
  if (changes.length === 0) return;
  const { sql, companyUuid } = scope;
  const now = scope.now.toISOString();
  const rows = JSON.stringify(changes.map(asRow));
  const given = sql`jsonb_to_recordset(${rows}::text::jsonb) as d(number uuid, licence uuid, status text, member uuid, assignment uuid,
    restorable_until timestamptz, reason text, history text)`;
  if (changes.some(({ ended }) => ended !== null)) {
    scope.defer(sql`
      update assignments a set ended_at = ${now}, end_reason = d.reason, history = d.history from ${given}
      where a.company_id = ${companyUuid} and a.number_id = d.number and a.ended_at is null and d.reason is not null`);
  }
  scope.defer(sql`
    update licences l set status = case d.status when 'assigned' then 'assigned' else 'available' end,
      available_since = case d.status when 'assigned' then null else ${now}::timestamptz end,
      ends_on = case d.status when 'assigned' then null else l.ends_on end
    from ${given}
    where l.company_id = ${companyUuid} and l.id = d.licence and l.status is distinct from case d.status when 'assigned' then 'assigned' else 'available' end`);
  scope.defer(sql`
    update numbers n set status = d.status, member_id = d.member, licence_id = case d.status when 'assigned' then d.licence end,
      deleted_at = case d.status when 'quarantined' then ${now}::timestamptz end, restorable_until = d.restorable_until
    from ${given}
    where n.company_id = ${companyUuid} and n.id = d.number`);
  if (changes.some(({ to }) => to.status === 'assigned')) {
    scope.defer(sql`
      insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
      select ${companyUuid}, d.assignment, ${toUuid('opr', scope.operationId)}, d.licence, d.number, d.member, ${now}::timestamptz
      from ${given} where d.status = 'assigned'`);
  }
  countChanges(scope, changes);
}

/** Keeps the ledger in step: what was held and is not, the other way round, and the first quarantine that ends. */
function countChanges(scope: CommandScope, changes: readonly HolderChange[]): void {
  let assigned = 0;
  for (const { to, ended } of changes) {
    assigned += (to.status === 'assigned' ? 1 : 0) - (ended === null ? 0 : 1);
    if (to.status === 'quarantined') scope.count({ settleBy: to.restorableUntil });
  }
  if (assigned !== 0) scope.count({ assigned });
}

function asRow({ numberId, licenceId, to, ended }: HolderChange) {
  return {
    number: toUuid('num', numberId),
    licence: licenceId === null ? null : toUuid('lic', licenceId),
    status: to.status,
    member: to.status === 'assigned' ? toUuid('mem', to.memberId) : null,
    assignment: to.status === 'assigned' ? toUuid('asg', to.assignmentId) : null,
    restorable_until: to.status === 'quarantined' ? to.restorableUntil.toISOString() : null,
    reason: ended?.reason ?? null,
    history: ended?.history ?? null,
  };
}
