import { auditActor, type CommandScope } from '@/lib/access';
import { fromUuid } from '@/lib/kernel/id';
import { notify } from '@/lib/notices';
import { tellAsker } from './hold-repository';

/** Whether the clock closes the company, or the operator does: whom the log names for what ends with it. */
export type Closing = { fellDue?: true };

/** Closes every request that waits: who asked for a purchase hears of it; a wish held nothing (R23, R24). */
export async function closeEveryRequest(scope: CommandScope, closing: Closing): Promise<void> {
  const answeredBy = closing.fellDue ? 'clock' : auditActor(scope.actor).id;
  const rows = await scope.sql<{ id: string; kind: string; requested_by: string }[]>`
    update assignment_requests set status = 'closed', closed_because = 'company_closed', answered_at = ${scope.now.toISOString()}, answered_by = ${answeredBy}
    where company_id = ${scope.companyUuid} and status = 'open' returning id, kind, requested_by`.execute();
  for (const row of rows) {
    const requestId = fromUuid('arq', row.id);
    scope.record({
      action: 'request.closed',
      targetId: requestId,
      before: { status: 'open' },
      after: { status: 'closed', closedBecause: 'company_closed' },
      ...closing,
    });
    if (row.kind === 'purchase') tellAsker(scope, { requestId, requestedBy: row.requested_by });
  }
}

type Row = {
  id: string;
  status: string;
  member_id: string | null;
  licence_id: string | null;
  restorable_ms: string;
};

/** Rows of one statement: those of the largest companies all at once would take longer than a statement may. */
const AT_ONCE = 10_000;

/**
 * Ends every open assignment of a company and puts all its numbers into quarantine, from now and for the span of each, so
 * that none is handed on early however late somebody comes by (R13). Who held one hears of it. The licences are left to
 * the caller.
 */
export async function quarantineEveryNumber(scope: CommandScope, closing: Closing): Promise<void> {
  for (let rows: Row[] = [], after = FIRST; ; after = rows.at(-1)?.id ?? after) {
    rows = await nextNumbers(scope, after);
    const last = rows.at(-1)?.id;
    if (last !== undefined) quarantineBetween(scope, after, last);
    for (const row of rows) tellOf(scope, row, closing);
    if (rows.length < AT_ONCE) return;
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Until when a number can be restored: as many days of 24 hours as its kind waits. */
const restorableUntil = ({ sql, now }: CommandScope) =>
  sql`${now.toISOString()}::timestamptz + make_interval(hours => 24 * k.quarantine_days)`;

const nextNumbers = (scope: CommandScope, after: string): PromiseLike<Row[]> =>
  scope.sql<Row[]>`
  select n.id, n.status, n.member_id, n.licence_id, (extract(epoch from ${restorableUntil(scope)}) * 1000)::bigint::text as restorable_ms
  from numbers n join number_kinds k on k.country = n.country and k.type = n.type
  where n.company_id = ${scope.companyUuid} and n.id > ${after} and n.status in ('unassigned', 'assigned') order by n.id limit ${AT_ONCE}`.execute();

/** Ranges of ids and no lists of them: whatever the planner believes of a company's size, it has one way to go. */
function quarantineBetween(scope: CommandScope, after: string, last: string): void {
  const { sql, companyUuid } = scope;
  const at = scope.now.toISOString();
  scope.defer(sql`
    update assignments set ended_at = ${at}, end_reason = 'number_deleted'
    where company_id = ${companyUuid} and number_id > ${after} and number_id <= ${last} and ended_at is null`);
  scope.defer(sql`
    update numbers n set status = 'quarantined', member_id = null, licence_id = null, deleted_at = ${at}, restorable_until = ${restorableUntil(scope)}
    from number_kinds k where k.country = n.country and k.type = n.type and n.company_id = ${companyUuid}
      and n.id > ${after} and n.id <= ${last} and n.status in ('unassigned', 'assigned')`);
}

function tellOf(scope: CommandScope, row: Row, closing: Closing): void {
  const numberId = fromUuid('num', row.id);
  const memberId = row.member_id === null ? null : fromUuid('mem', row.member_id);
  scope.record({
    action: 'number.deleted',
    targetId: numberId,
    before: {
      status: row.status,
      memberId,
      licenceId: row.licence_id === null ? null : fromUuid('lic', row.licence_id),
    },
    after: {
      status: 'quarantined',
      memberId: null,
      licenceId: null,
      restorableUntil: new Date(Number(row.restorable_ms)).toISOString(),
    },
    ...closing,
  });
  if (memberId !== null)
    notify(scope, 'mail.number_taken', { memberId, numberIds: [numberId], reason: 'company_closed' });
}
