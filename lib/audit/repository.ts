import { eq, sql } from 'drizzle-orm';
import type { QueryScope } from '@/lib/access';
import { auditEvents, companyLedgers } from '@/lib/db/schema';
import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import type { Head, StoredEvent } from './rules';

/** The head the ledger keeps beside the last event there is: one statement, so nothing is written between the two. */
export async function headOfLog(scope: QueryScope): Promise<{ head: Head; lastSequence: number }> {
  const lastEvent = scope.db
    .select({ sequence: auditEvents.sequence })
    .from(auditEvents)
    .where(eq(auditEvents.companyId, scope.companyId))
    .orderBy(sql`${auditEvents.sequence} desc`)
    .limit(1)
    .as('last_event');
  const [row] = await scope.db
    .select({
      sequence: companyLedgers.auditSequence,
      hash: companyLedgers.auditHash,
      lastSequence: lastEvent.sequence,
    })
    .from(companyLedgers)
    .leftJoin(lastEvent, sql`true`)
    .where(eq(companyLedgers.companyId, scope.companyId));
  if (row === undefined) throw new DomainError('not_found');
  return { head: { sequence: row.sequence, hash: row.hash }, lastSequence: row.lastSequence ?? 0 };
}

/** An event as the database gives it, its values as text. */
export type EventText = {
  sequence: string;
  id: string;
  at: string;
  operation_id: string;
  actor: string;
  on_behalf_of: string | null;
  action: string;
  target_id: string;
  before: string | null;
  after: string | null;
  origin: string;
  request_id: string;
  personal_digest: string | null;
  previous_hash: string;
  hash: string;
  salt: string | null;
  personal: string | null;
};

/** The next events of the company's log behind a sequence number and up to another, in order. */
export async function eventsBetween(
  { sql, companyUuid }: QueryScope,
  after: number,
  upTo: number,
  limit: number,
): Promise<EventText[]> {
  return sql<EventText[]>`
    select e.sequence::text, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.operation_id,
      e.actor::text, e.on_behalf_of, e.action, e.target_id, e.before::text, e.after::text, e.origin, e.request_id,
      e.personal_digest, e.previous_hash, e.hash, v.salt, v.values::text as personal
    from audit_events e
    left join audit_personal_values v on v.company_id = e.company_id and v.sequence = e.sequence
    where e.company_id = ${companyUuid} and e.sequence > ${after} and e.sequence <= ${upTo}
    order by e.sequence limit ${limit}`.execute();
}

/** The event as it was hashed. One at a time: a page of a million events should not live longer than its turn. */
export function storedEvent(companyId: string, row: EventText): StoredEvent {
  return {
    record: {
      companyId,
      sequence: Number(row.sequence),
      id: fromUuid('evt', row.id),
      at: row.at,
      operationId: fromUuid('opr', row.operation_id),
      actor: JSON.parse(row.actor),
      onBehalfOf: row.on_behalf_of,
      action: row.action,
      targetId: row.target_id,
      before: parsed(row.before),
      after: parsed(row.after),
      origin: row.origin,
      requestId: row.request_id,
      personalDigest: row.personal_digest,
      previousHash: row.previous_hash,
    },
    hash: row.hash,
    personal: row.salt === null ? null : { salt: row.salt, values: parsed(row.personal) },
  };
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
