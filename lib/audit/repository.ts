import { DomainError } from '@/lib/kernel/domain-error';
import { fromUuid } from '@/lib/kernel/id';
import type { LogSource } from './log-repository';
import type { Head, StoredEvent } from './rules';

/** The head that is kept beside the last event there is: one statement, so nothing is written between the two. */
export async function headOfLog({ sql, events, own, head }: LogSource): Promise<{ head: Head; lastSequence: number }> {
  const [row] = await sql<{ sequence: string; hash: string; last_sequence: string | null }[]>`
    select audit_sequence::text as sequence, audit_hash as hash,
      (select e.sequence::text from ${events} where ${own} order by e.sequence desc limit 1) as last_sequence
    from ${head}`.execute();
  if (row === undefined) throw new DomainError('not_found');
  return { head: { sequence: Number(row.sequence), hash: row.hash }, lastSequence: Number(row.last_sequence ?? 0) };
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

/** The next events of a log behind a sequence number and up to another, in order. */
export async function eventsBetween(
  { sql, events, own, personal }: LogSource,
  after: number,
  upTo: number,
  limit: number,
): Promise<EventText[]> {
  return sql<EventText[]>`
    select e.sequence::text, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.operation_id,
      e.actor::text, e.on_behalf_of, e.action, e.target_id, e.before::text, e.after::text, e.origin, e.request_id,
      e.personal_digest, e.previous_hash, e.hash, v.salt, v.values::text as personal
    from ${events} ${personal}
    where ${own} and e.sequence > ${after} and e.sequence <= ${upTo}
    order by e.sequence limit ${limit}`.execute();
}

/** The event as it was hashed. One at a time: a page of a million events should not live longer than its turn. */
export function storedEvent({ chain }: LogSource, row: EventText): StoredEvent {
  return {
    record: {
      companyId: chain,
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
