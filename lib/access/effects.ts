import type { TransactionSql } from 'postgres';
import { v7 } from 'uuid';
import { toUuid } from '@/lib/kernel/id';
import type { SealedEvent } from './audit-chain';
import type { LedgerChange, OutboxMessage } from './scope';

/** Events of one statement at most: those of a hundred thousand subjects are more than the database takes as one value. */
const AT_ONCE = 10_000;

/** What a command leaves behind beside its own rows. */
export type Effects = {
  at: Date;
  operationId: string;
  events: readonly SealedEvent[];
  messages: readonly OutboxMessage[];
  change: LedgerChange;
  response?: { key: string; fingerprint: string; output: unknown } | undefined;
};

/**
 * Writes audit, outbox, ledger and the stored answer in the command's own transaction (R9, R26). Statements are sent at
 * once and returned unsettled. JSON travels as text, since a query builder on the same client changes its JSON types.
 */
export function writeEffects(sql: TransactionSql, companyUuid: string, effects: Effects): PromiseLike<unknown>[] {
  const { events, messages, change, response } = effects;
  const sent: PromiseLike<unknown>[] = [];
  const last = events.at(-1);
  if (last === undefined && (change.total || change.assigned || change.ending || change.labels || change.settleBy)) {
    throw new Error('the ledger changes with an event, or not at all');
  }
  const rows = events.map(asRow);
  for (let from = 0; from + AT_ONCE < rows.length; from += AT_ONCE)
    sent.push(sql`${eventsOf(sql, companyUuid, effects, rows.slice(from, from + AT_ONCE))}`.execute());
  if (last !== undefined) {
    const ending = rows.slice(Math.floor((rows.length - 1) / AT_ONCE) * AT_ONCE);
    sent.push(
      sql`
      with added as (${eventsOf(sql, companyUuid, effects, ending)})
      update company_ledgers set audit_sequence = ${last.record.sequence}, audit_hash = ${last.hash},
        last_instant = ${effects.at.toISOString()},
        licences_total = licences_total + ${change.total ?? 0}, licences_assigned = licences_assigned + ${change.assigned ?? 0},
        licences_ending = licences_ending + ${change.ending ?? 0}, next_licence_number = next_licence_number + ${change.labels ?? 0},
        settle_due_at = least(${change.settleBy?.toISOString() ?? null}::timestamptz,
          case when ${change.settleDueAt === undefined} then settle_due_at else ${change.settleDueAt?.toISOString() ?? null}::timestamptz end)
      where company_id = ${companyUuid}`.execute(),
    );
  }
  if (last === undefined && change.settleDueAt !== undefined) {
    // What fell due was gone already: no event, but the instant has to move on, or it stays due for ever.
    sent.push(
      sql`update company_ledgers set settle_due_at = ${change.settleDueAt?.toISOString() ?? null} where company_id = ${companyUuid}`.execute(),
    );
  }
  const personal = events.flatMap((event) =>
    event.personal === null
      ? []
      : [{ sequence: event.record.sequence, salt: event.personal.salt, values: event.personal.values }],
  );
  if (personal.length > 0) {
    sent.push(
      sql`
      insert into audit_personal_values (company_id, sequence, salt, values)
      select ${companyUuid}, sequence, salt, values
      from jsonb_to_recordset(${JSON.stringify(personal)}::text::jsonb) as kept(sequence bigint, salt text, values jsonb)`.execute(),
    );
  }
  if (messages.length > 0) {
    const rows = messages.map((message) => ({ id: v7(), ...message }));
    sent.push(
      sql`
      insert into outbox (company_id, id, topic, payload, operation_id, created_at, next_attempt_at)
      select ${companyUuid}, id, topic, payload, ${toUuid('opr', effects.operationId)}, ${effects.at.toISOString()}, date_trunc('milliseconds', clock_timestamp())
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as message(id uuid, topic text, payload jsonb)`.execute(),
    );
  }
  if (response !== undefined) {
    // Kept 72 h (R9): what is older goes with the next keyed effect of the company, this very key too if it ran out since.
    sent.push(
      sql`
      delete from idempotency_keys
      where company_id = ${companyUuid} and (key = ${response.key} or created_at < ${effects.at.toISOString()}::timestamptz - interval '72 hours')`.execute(),
    );
    sent.push(
      sql`
      insert into idempotency_keys (company_id, key, fingerprint, response, created_at)
      values (${companyUuid}, ${response.key}, ${response.fingerprint}, ${JSON.stringify(response.output)}::text::jsonb, ${effects.at.toISOString()})`.execute(),
    );
  }
  return sent;
}

/** Rows of the log as one statement or a part of one. */
const eventsOf = (
  sql: TransactionSql,
  companyUuid: string,
  { at, operationId }: Effects,
  rows: readonly Record<string, unknown>[],
) => sql`
  insert into audit_events (company_id, sequence, id, at, operation_id, actor, on_behalf_of, action, target_id, before, after,
    origin, request_id, personal_digest, previous_hash, hash)
  select ${companyUuid}, sequence, id, ${at.toISOString()}, ${toUuid('opr', operationId)}, actor, on_behalf_of, action,
    target_id, nullif(before, 'null'), nullif(after, 'null'), origin, request_id, personal_digest, previous_hash, hash
  from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as event(sequence bigint, id uuid, actor jsonb,
    on_behalf_of text, action text, target_id text, before jsonb, after jsonb, origin text, request_id text,
    personal_digest text, previous_hash text, hash text)`;

/** An event as both logs store it, but for what its statement gives. */
export function asRow({ record, hash }: SealedEvent): Record<string, unknown> {
  return {
    sequence: record.sequence,
    id: toUuid('evt', record.id),
    actor: record.actor,
    on_behalf_of: record.onBehalfOf,
    action: record.action,
    target_id: record.targetId,
    before: record.before,
    after: record.after,
    origin: record.origin,
    request_id: record.requestId,
    personal_digest: record.personalDigest,
    previous_hash: record.previousHash,
    hash,
  };
}
