import { canonicalJson, hashOfCanonical, personalDigestOf } from '@/lib/access';
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

/** An event as the database gives it, in the order of `eventsBetween`, its values as text. */
type EventText = [
  sequence: string,
  id: string,
  at: string,
  operationId: string,
  actor: string,
  onBehalfOf: string | null,
  action: string,
  targetId: string,
  before: string | null,
  after: string | null,
  origin: string,
  requestId: string,
  personalDigest: string | null,
  previousHash: string,
  hash: string,
  salt: string | null,
  personal: string | null,
];

/**
 * The next events of a log behind a sequence number and up to another, in order. The personal values have the
 * same bounds of their own: joined without, each page would pass over those of all pages before it.
 */
export async function eventsBetween(
  { sql, events, own, personal }: LogSource,
  after: number,
  upTo: number,
  limit: number,
): Promise<readonly EventText[]> {
  const rows = await sql`
    select e.sequence::text, e.id, e.at::text, e.operation_id, e.actor::text, e.on_behalf_of, e.action, e.target_id,
      e.before::text, e.after::text, e.origin, e.request_id, e.personal_digest, e.previous_hash, e.hash, v.salt, v.values::text
    from ${events} ${personal} and v.sequence > ${after} and v.sequence <= ${upTo}
    where ${own} and e.sequence > ${after} and e.sequence <= ${upTo}
    order by e.sequence limit ${limit}`.values();
  return rows as unknown as readonly EventText[];
}

/** An instant as the database writes it in the time zone of its connections, to the millisecond. */
const INSTANT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

/** One that no event was written with stays what it is, and so gives another hash. */
function asInstant(text: string): string {
  const [, day, time, fraction = ''] = INSTANT.exec(text) ?? [];
  return day === undefined ? text : `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}

/** Texts of JSON that are so short come again and again: who acted, and what nobody holds. */
const SHORT = 100;
const MOST_KNOWN = 10_000;

/**
 * Reads the events of one log, each as it was hashed. One at a time: a page of a million events should not live longer
 * than its turn.
 */
export function eventReader({ chain }: LogSource): (row: EventText) => StoredEvent {
  const known = new Map<string, string>();
  const canonical = (json: string | null): string => {
    if (json === null) return 'null';
    if (json.length > SHORT) return canonicalJson(JSON.parse(json));
    let text = known.get(json);
    if (text === undefined) {
      text = canonicalJson(JSON.parse(json));
      if (known.size < MOST_KNOWN) known.set(json, text);
    }
    return text;
  };
  // By their places: taking a list apart by names costs more than all hashes.
  return (row) => {
    const event = {
      sequence: Number(row[0]),
      id: fromUuid('evt', row[1]),
      personalDigest: row[12],
      previousHash: row[13],
    };
    const contentHash = hashOfCanonical({
      companyId: chain,
      sequence: event.sequence,
      id: event.id,
      at: asInstant(row[2]),
      operationId: fromUuid('opr', row[3]),
      actor: canonical(row[4]),
      onBehalfOf: row[5],
      action: row[6],
      targetId: row[7],
      before: canonical(row[8]),
      after: canonical(row[9]),
      origin: row[10],
      requestId: row[11],
      personalDigest: event.personalDigest,
      previousHash: event.previousHash,
    });
    const salt = row[15];
    const values = row[16] === null ? null : JSON.parse(row[16]);
    return {
      ...event,
      hash: row[14],
      contentHash,
      personalGives: salt === null ? null : personalDigestOf(salt, values),
    };
  };
}
