import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';

/**
 * The operator's own log, only added to: what its people change outside of any company, in one hash chain, formed like the
 * log of a company (R26).
 */
export const operatorEvents = pgTable(
  'operator_events',
  {
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    id: id('evt', 'id').notNull(),
    at: instant('at').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
    actor: jsonb('actor').notNull(),
    onBehalfOf: text('on_behalf_of'),
    action: text('action').notNull(),
    targetId: text('target_id').notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    origin: text('origin').notNull(),
    requestId: text('request_id').notNull(),
    personalDigest: text('personal_digest'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    actorId: text('actor_id').generatedAlwaysAs(sql`actor ->> 'id'`),
  },
  (t) => [
    primaryKey({ name: 'operator_events_pk', columns: [t.sequence] }),
    uniqueIndex('operator_events_id').on(t.id),
    index('operator_events_target').on(t.targetId, t.sequence),
    index('operator_events_actor').on(t.actorId, t.sequence),
    index('operator_events_action').on(t.action, t.sequence),
    index('operator_events_operation').on(t.operationId, t.sequence),
  ],
);

/** The personal values of its events, kept apart: the chain has only their digests (R26). */
export const operatorPersonalValues = pgTable(
  'operator_personal_values',
  {
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    salt: text('salt').notNull(),
    values: jsonb('values').notNull(),
  },
  (t) => [
    primaryKey({ name: 'operator_personal_values_pk', columns: [t.sequence] }),
    foreignKey({
      name: 'operator_personal_values_event',
      columns: [t.sequence],
      foreignColumns: [operatorEvents.sequence],
    }),
  ],
);

/** The head of its chain: one row, which whoever writes an event locks last. */
export const operatorLedger = pgTable(
  'operator_ledger',
  {
    id: text('id').primaryKey().default('operator'),
    auditSequence: bigint('audit_sequence', { mode: 'number' }).notNull().default(0),
    auditHash: text('audit_hash').notNull().default(''),
    lastInstant: instant('last_instant').notNull().default(sql`now()`),
  },
  (t) => [check('operator_ledger_one', sql`${t.id} = 'operator'`)],
);

/** What tasks of the operator answered under an idempotency key of one of its people, kept 72 h (R9). */
export const operatorIdempotencyKeys = pgTable(
  'operator_idempotency_keys',
  {
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    response: jsonb('response').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'operator_idempotency_keys_pk', columns: [t.actorId, t.key] }),
    index('operator_idempotency_keys_age').on(t.actorId, t.createdAt),
  ],
);
