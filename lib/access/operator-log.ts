import type { TransactionSql } from 'postgres';
import { toUuid } from '@/lib/kernel/id';
import { type AuditEntry, type AuditFrame, sealEvents } from './audit-chain';
import { asRow } from './effects';
import type { OperatorAction } from './operator-actions';

/** What stands in the chain of the operator's own log where a company's has its id. */
export const OPERATOR_LOG = 'operator';

type Head = { now_ms: string; audit_sequence: string; audit_hash: string };

/**
 * Chains events onto the operator's own log in the task's transaction (R26). Its head is locked last of all, behind
 * whatever else the task locked: so nobody waits for it in a ring, and only for as long as it takes to commit.
 */
export async function writeOperatorEvents(
  sql: TransactionSql,
  frame: Omit<AuditFrame, 'companyId' | 'at'>,
  entries: readonly AuditEntry<OperatorAction>[],
): Promise<void> {
  const [head] = await sql<Head[]>`
    with held as materialized (select * from operator_ledger for update)
    select (extract(epoch from date_trunc('milliseconds', greatest(clock_timestamp(), last_instant))) * 1000)::bigint::text as now_ms,
      audit_sequence::text, audit_hash
    from held`.execute();
  if (head === undefined) throw new Error('the head of the operator’s log is not there');
  const at = new Date(Number(head.now_ms));
  const before = { sequence: Number(head.audit_sequence), hash: head.audit_hash };
  const events = sealEvents({ ...frame, companyId: OPERATOR_LOG, at }, before, entries);
  const last = events.at(-1);
  if (last === undefined) return;
  const personal = events.flatMap(({ record, personal: kept }) =>
    kept === null ? [] : [{ sequence: record.sequence, ...kept }],
  );
  await Promise.all([
    sql`
      insert into operator_events (sequence, id, at, operation_id, actor, on_behalf_of, action, target_id, before, after,
        origin, request_id, personal_digest, previous_hash, hash)
      select sequence, id, ${at.toISOString()}, ${toUuid('opr', frame.operationId)}, actor, null, action, target_id,
        nullif(before, 'null'), nullif(after, 'null'), origin, request_id, personal_digest, previous_hash, hash
      from jsonb_to_recordset(${JSON.stringify(events.map(asRow))}::text::jsonb) as event(sequence bigint, id uuid, actor jsonb,
        action text, target_id text, before jsonb, after jsonb, origin text, request_id text, personal_digest text,
        previous_hash text, hash text)`.execute(),
    sql`
      insert into operator_personal_values (sequence, salt, values)
      select sequence, salt, values
      from jsonb_to_recordset(${JSON.stringify(personal)}::text::jsonb) as kept(sequence bigint, salt text, values jsonb)`.execute(),
    sql`
      update operator_ledger set audit_sequence = ${last.record.sequence}, audit_hash = ${last.hash},
        last_instant = ${at.toISOString()}`.execute(),
  ]);
}
