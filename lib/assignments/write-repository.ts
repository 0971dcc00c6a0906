import { and, eq, isNull, sql } from 'drizzle-orm';
import type { CommandScope } from '@/lib/access';
import { assignments, licences } from '@/lib/db/schema';
import { newId, toUuid } from '@/lib/kernel/id';

export type NewAssignment = { id: string; numberId: string; memberId: string; licenceId: string; startedAt: string };

/** Consumes the licence, gives the number to the member and opens the assignment, in one statement (R1). */
export function saveAssignment(
  scope: CommandScope,
  numberId: string,
  memberId: string,
  licenceId: string,
): NewAssignment {
  const id = newId('asg');
  const startedAt = scope.now.toISOString();
  const [company, number, member, licence] = [
    scope.companyUuid,
    toUuid('num', numberId),
    toUuid('mem', memberId),
    toUuid('lic', licenceId),
  ];
  scope.defer(scope.sql`
    with used as (
      update licences set status = 'assigned', ends_on = null, available_since = null where company_id = ${company} and id = ${licence}
    ), held as (
      update numbers set status = 'assigned', member_id = ${member}, licence_id = ${licence} where company_id = ${company} and id = ${number}
    )
    insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
    values (${company}, ${toUuid('asg', id)}, ${toUuid('opr', scope.operationId)}, ${licence}, ${number}, ${member}, ${startedAt})`);
  scope.count({ assigned: 1 });
  return { id, numberId, memberId, licenceId, startedAt };
}

/** Moves a held number to another member on the same licence: two rows of history that meet in one instant (R4). */
export function saveReassignment(
  scope: CommandScope,
  numberId: string,
  memberId: string,
  licenceId: string,
  history: string,
): void {
  const [company, number, member] = [scope.companyUuid, toUuid('num', numberId), toUuid('mem', memberId)];
  endAssignment(scope, numberId, 'reassigned', history);
  scope.defer(scope.sql`
    with held as (update numbers set member_id = ${member} where company_id = ${company} and id = ${number})
    insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
    values (${company}, ${toUuid('asg', newId('asg'))}, ${toUuid('opr', scope.operationId)}, ${toUuid('lic', licenceId)}, ${number}, ${member},
      ${scope.now.toISOString()})`);
}

/** Ends the number's open assignment. */
function endAssignment(scope: CommandScope, numberId: string, reason: string, history: string | null): void {
  scope.defer(scope.sql`
    update assignments set ended_at = ${scope.now.toISOString()}, end_reason = ${reason}, history = ${history}
    where company_id = ${scope.companyUuid} and number_id = ${toUuid('num', numberId)} and ended_at is null`);
}

/** Takes a number from its holder: its licence is available from this moment (R3). */
export function saveUnassignment(
  scope: CommandScope,
  numberId: string,
  licenceId: string,
  reason: 'unassigned' | 'number_deleted',
): void {
  const now = scope.now.toISOString();
  endAssignment(scope, numberId, reason, null);
  scope.defer(scope.sql`
    with freed as (
      update licences set status = 'available', available_since = ${now} where company_id = ${scope.companyUuid} and id = ${toUuid('lic', licenceId)}
    )
    update numbers set status = 'unassigned', member_id = null, licence_id = null
    where company_id = ${scope.companyUuid} and id = ${toUuid('num', numberId)}`);
  scope.count({ assigned: -1 });
}

/** Puts a number that nobody holds into quarantine (R13). */
export function saveDeletion(scope: CommandScope, numberId: string, restorableUntil: Date): void {
  scope.defer(scope.sql`
    update numbers set status = 'quarantined', deleted_at = ${scope.now.toISOString()}, restorable_until = ${restorableUntil.toISOString()}
    where company_id = ${scope.companyUuid} and id = ${toUuid('num', numberId)}`);
  scope.count({ settleBy: restorableUntil });
}

/** Brings a number back from quarantine, unassigned (R13). */
export function saveRestoration(scope: CommandScope, numberId: string): void {
  scope.defer(scope.sql`
    update numbers set status = 'unassigned', deleted_at = null, restorable_until = null
    where company_id = ${scope.companyUuid} and id = ${toUuid('num', numberId)}`);
}

/** The open assignment of a number. */
export async function openAssignment(scope: CommandScope, numberId: string) {
  const [row] = await scope.db
    .select({
      id: assignments.id,
      licenceId: assignments.licenceId,
      startedAt: assignments.startedAt,
      labelNumber: licences.labelNumber,
    })
    .from(assignments)
    .innerJoin(licences, and(eq(licences.companyId, assignments.companyId), eq(licences.id, assignments.licenceId)))
    .where(
      and(eq(assignments.companyId, scope.companyId), eq(assignments.numberId, numberId), isNull(assignments.endedAt)),
    );
  return row ?? null;
}

/** A number as acts on it look at it, with the quarantine span of its kind in days. */
export async function findNumber(scope: CommandScope, numberId: string) {
  const [row] = await scope.db.execute<{
    status: string;
    e164: string;
    member_id: string | null;
    licence_id: string | null;
    quarantine_days: number;
  }>(sql`
    select n.status, n.e164, n.member_id, n.licence_id, k.quarantine_days from numbers n
    join number_kinds k on k.country = n.country and k.type = n.type
    where n.company_id = ${scope.companyUuid}::uuid and n.id = ${toUuid('num', numberId)}::uuid`);
  return row ?? null;
}
