import type { CommandScope } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';
import { notify } from '@/lib/notices';
import type { NewAssignment } from './write-repository';

/** One assignment to be made, and where its licence and its number come from. */
export type AssignmentToSave = {
  numberId: string;
  memberId: string;
  licenceId: string;
  origin: string;
  purchaseId: string | null;
  statusBefore: string;
};

/** Consumes the licences, gives the numbers to their members and opens the assignments, in one statement (R1). */
export function saveAssignments(scope: CommandScope, wanted: readonly AssignmentToSave[]): NewAssignment[] {
  if (wanted.length === 0) return [];
  const startedAt = scope.now.toISOString();
  const made = wanted.map(({ numberId, memberId, licenceId }) => ({
    id: newId('asg'),
    numberId,
    memberId,
    licenceId,
    startedAt,
  }));
  const rows = made.map(({ id, numberId, memberId, licenceId }) => ({
    id: toUuid('asg', id),
    number: toUuid('num', numberId),
    member: toUuid('mem', memberId),
    licence: toUuid('lic', licenceId),
  }));
  const company = scope.companyUuid;
  scope.defer(scope.sql`
    with item as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as item(id uuid, number uuid, member uuid, licence uuid)
    ), used as (
      update licences l set status = 'assigned', ends_on = null, available_since = null from item
      where l.company_id = ${company} and l.id = item.licence
    ), held as (
      update numbers n set status = 'assigned', member_id = item.member, licence_id = item.licence from item
      where n.company_id = ${company} and n.id = item.number
    )
    insert into assignments (company_id, id, operation_id, licence_id, number_id, member_id, started_at)
    select ${company}, id, ${toUuid('opr', scope.operationId)}, licence, number, member, ${startedAt} from item`);
  scope.count({ assigned: made.length });
  for (const [position, { id, numberId, memberId, licenceId }] of made.entries()) {
    const { origin, purchaseId, statusBefore } = wanted[position] ?? {};
    scope.record({
      action: 'number.assigned',
      targetId: numberId,
      before: { status: statusBefore, memberId: null, licenceId: null },
      after: { status: 'assigned', memberId, licenceId, assignmentId: id, licenceOrigin: origin, purchaseId },
    });
    notify(scope, 'mail.number_given', { memberId, numberIds: [numberId] });
  }
  return made;
}
