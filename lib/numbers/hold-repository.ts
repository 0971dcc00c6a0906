import { auditActor, type CommandScope } from '@/lib/access';
import { fromUuid, toUuid } from '@/lib/kernel/id';
import { notify } from '@/lib/notices';

/** A request for a purchase whose waiting is over, with what it held (R23). */
export type EndedHold = { requestId: string; numberId: string; tookNumber: boolean; requestedBy: string };

type Row = { id: string; number_id: string; took_number: boolean; requested_by: string };
const asEnded = (row: Row): EndedHold => ({
  requestId: fromUuid('arq', row.id),
  numberId: fromUuid('num', row.number_id),
  tookNumber: row.took_number,
  requestedBy: row.requested_by,
});

/** Ends requests for a purchase that nobody answered in time: their numbers are free again, and who asked hears of it (R23). */
export async function expireHolds(scope: CommandScope): Promise<void> {
  const now = scope.now.toISOString();
  const rows = await scope.sql<Row[]>`
    update assignment_requests set status = 'expired', answered_at = ${now}, answered_by = 'clock'
    where company_id = ${scope.companyUuid} and status = 'open' and number_id is not null and expires_at <= ${now}
    returning id, number_id, took_number, requested_by`.execute();
  const ended = rows.map(asEnded);
  for (const { requestId } of ended)
    scope.record({
      action: 'request.expired',
      targetId: requestId,
      before: { status: 'open' },
      after: { status: 'expired' },
      fellDue: true,
    });
  await returnTaken(scope, ended, true);
  for (const hold of ended) tellAsker(scope, hold);
}

/** Closes the requests that hold numbers which are deleted: there is nothing left to approve (R23). */
export async function closeHoldsOf(scope: CommandScope, numberIds: readonly string[]): Promise<void> {
  if (numberIds.length === 0) return;
  const wanted = JSON.stringify(numberIds.map((id) => toUuid('num', id)));
  const rows = await scope.sql<Row[]>`
    update assignment_requests set status = 'closed', closed_because = 'number_deleted', answered_at = ${scope.now.toISOString()},
      answered_by = ${auditActor(scope.actor).id}
    where company_id = ${scope.companyUuid} and status = 'open'
      and number_id in (select value::uuid from jsonb_array_elements_text(${wanted}::text::jsonb))
    returning id, number_id, took_number, requested_by`.execute();
  for (const hold of rows.map(asEnded)) {
    scope.record({
      action: 'request.closed',
      targetId: hold.requestId,
      before: { status: 'open' },
      after: { status: 'closed', closedBecause: 'number_deleted' },
    });
    tellAsker(scope, hold);
  }
}

/** What came from the inventory for a request alone returns there when the request ends without its assignment (R23). */
export async function returnTaken(
  scope: CommandScope,
  ended: readonly Pick<EndedHold, 'numberId' | 'tookNumber'>[],
  fellDue = false,
): Promise<void> {
  const taken = ended.flatMap(({ numberId, tookNumber }) => (tookNumber ? [toUuid('num', numberId)] : []));
  if (taken.length === 0) return;
  const rows = await scope.sql<{ id: string }[]>`
    with returned as (
      update numbers set status = 'left', deleted_at = ${scope.now.toISOString()} where company_id = ${scope.companyUuid} and status = 'unassigned'
        and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(taken)}::text::jsonb))
      returning id, e164
    ), freed as (
      update number_directory d set company_id = null from returned where d.e164 = returned.e164 and d.company_id = ${scope.companyUuid}
    )
    select id from returned`.execute();
  for (const { id } of rows)
    scope.record({
      action: 'number.returned',
      targetId: fromUuid('num', id),
      before: { status: 'unassigned' },
      after: { status: 'left' },
      ...(fellDue && { fellDue }),
    });
}

/** Who asked hears what became of it; a program's key has no mailbox. */
export function tellAsker(
  scope: CommandScope,
  { requestedBy, requestId }: Pick<EndedHold, 'requestedBy' | 'requestId'>,
): void {
  if (requestedBy.startsWith('mem_')) notify(scope, 'mail.purchase_answered', { memberId: requestedBy, requestId });
}
