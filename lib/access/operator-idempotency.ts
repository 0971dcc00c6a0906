import type { TransactionSql } from 'postgres';
import { DomainError } from '@/lib/kernel/domain-error';

/** One opening of a dialog by one of the operator's people, and what it asks. */
export type OperatorKey = { actorId: string; key: string; fingerprint: string };

/**
 * Takes the key for this task (R9), or gives the answer that is kept under it. Nobody's lock orders tasks as a company's
 * does its commands: whoever sends the same key meanwhile waits for the row itself, and finds it kept or gone.
 */
export async function claimKey(
  sql: TransactionSql,
  { actorId, key, fingerprint }: OperatorKey,
): Promise<{ kept: unknown } | null> {
  await sql`
    delete from operator_idempotency_keys
    where actor_id = ${actorId} and created_at < clock_timestamp() - interval '72 hours'`.execute();
  const claimed = await sql`
    insert into operator_idempotency_keys (actor_id, key, fingerprint, response, created_at)
    values (${actorId}, ${key}, ${fingerprint}, 'null', clock_timestamp()) on conflict do nothing`.execute();
  if (claimed.count === 1) return null;
  const [row] = await sql<{ fingerprint: string; response: string }[]>`
    select fingerprint, response::text as response from operator_idempotency_keys
    where actor_id = ${actorId} and key = ${key}`.execute();
  if (row === undefined) throw new Error('a key that was just there is gone');
  if (row.fingerprint !== fingerprint) throw new DomainError('idempotency_key_reused');
  return { kept: JSON.parse(row.response) };
}

/** Keeps the answer under its key, in the task's own transaction. */
export async function keepAnswer(sql: TransactionSql, { actorId, key }: OperatorKey, answer: unknown): Promise<void> {
  await sql`
    update operator_idempotency_keys set response = ${JSON.stringify(answer)}::text::jsonb
    where actor_id = ${actorId} and key = ${key}`.execute();
}
