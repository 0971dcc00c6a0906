import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { eventColumns, personalColumns } from './event-columns';

/**
 * The operator's own log, only added to: what its people change outside of any company, in one hash chain, formed like the
 * log of a company (R26).
 */
export const operatorEvents = pgTable('operator_events', eventColumns(), (t) => [
  primaryKey({ name: 'operator_events_pk', columns: [t.sequence] }),
  uniqueIndex('operator_events_id').on(t.id),
  index('operator_events_target').on(t.targetId, t.sequence),
  index('operator_events_actor').on(t.actorId, t.sequence),
  index('operator_events_action').on(t.action, t.sequence),
  index('operator_events_operation').on(t.operationId, t.sequence),
]);

/** The personal values of its events, kept apart: the chain has only their digests (R26). */
export const operatorPersonalValues = pgTable('operator_personal_values', personalColumns(), (t) => [
  primaryKey({ name: 'operator_personal_values_pk', columns: [t.sequence] }),
  foreignKey({
    name: 'operator_personal_values_event',
    columns: [t.sequence],
    foreignColumns: [operatorEvents.sequence],
  }),
]);

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
