import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bareUuid, companyId, id, instant } from './columns';
import { companies } from './companies';
import { eventColumns, personalColumns } from './event-columns';

/** The append-only audit log: one hash chain per company (R26). Only ids and salted digests; personal values apart. */
export const auditEvents = pgTable(
  'audit_events',
  {
    companyId: companyId(),
    ...eventColumns(),
  },
  (t) => [
    primaryKey({ name: 'audit_events_pk', columns: [t.companyId, t.sequence] }),
    uniqueIndex('audit_events_id').on(t.companyId, t.id),
    index('audit_events_target').on(t.companyId, t.targetId, t.sequence),
    index('audit_events_actor').on(t.companyId, t.actorId, t.sequence),
    index('audit_events_action').on(t.companyId, t.action, t.sequence),
    index('audit_events_operation').on(t.companyId, t.operationId, t.sequence),
    index('audit_events_request').on(t.companyId, t.requestId),
    foreignKey({ name: 'audit_events_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);

/** The personal values of an event; a person can be erased here and the chain still verifies (R26, R27). */
export const auditPersonalValues = pgTable(
  'audit_personal_values',
  {
    companyId: companyId(),
    ...personalColumns(),
  },
  (t) => [
    primaryKey({ name: 'audit_personal_values_pk', columns: [t.companyId, t.sequence] }),
    foreignKey({
      name: 'audit_personal_values_event',
      columns: [t.companyId, t.sequence],
      foreignColumns: [auditEvents.companyId, auditEvents.sequence],
    }),
  ],
);

/** The effect stored under an idempotency key, written in the effect's own transaction and kept 72 h (R9). */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    companyId: companyId(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    response: jsonb('response').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'idempotency_keys_pk', columns: [t.companyId, t.key] }),
    index('idempotency_keys_age').on(t.companyId, t.createdAt),
    foreignKey({ name: 'idempotency_keys_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);

/** Messages to the outside (mail, webhooks, telephony), written with the change and delivered at least once. */
export const outbox = pgTable(
  'outbox',
  {
    companyId: companyId(),
    id: bareUuid('id').notNull(),
    topic: text('topic').notNull(),
    payload: jsonb('payload').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    deliveredAt: instant('delivered_at'),
    /** What took the message said: an SMTP answer, the mailbox, that no system is connected yet. */
    receipt: text('receipt'),
    lastError: text('last_error'),
    /** Given up: no attempt follows, and the last error says why. */
    deadAt: instant('dead_at'),
  },
  (t) => [
    primaryKey({ name: 'outbox_pk', columns: [t.companyId, t.id] }),
    index('outbox_due').on(t.companyId, t.nextAttemptAt, t.id).where(sql`delivered_at is null`),
    index('outbox_instructions')
      .on(t.companyId, t.createdAt, t.id)
      .where(sql`topic like 'telephony.%' and delivered_at is null and dead_at is null`),
    index('outbox_given_up').on(t.companyId, t.deadAt, t.id).where(sql`dead_at is not null`),
    index('outbox_delivered').on(t.companyId, t.deliveredAt).where(sql`delivered_at is not null`),
    foreignKey({ name: 'outbox_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('outbox_attempts', sql`${t.attempts} >= 0`),
    check('outbox_dead', sql`${t.deadAt} is null or (${t.nextAttemptAt} is null and ${t.deliveredAt} is null)`),
  ],
);

/**
 * Mail of an installation without a mail server, for the operator to read. It belongs to no company: it stands in for
 * what lies outside.
 */
export const mails = pgTable(
  'mails',
  {
    id: bareUuid('id').primaryKey(),
    receivedAt: instant('received_at').notNull().default(sql`now()`),
    sender: text('sender').notNull(),
    recipientName: text('recipient_name').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    textBody: text('text_body').notNull(),
    htmlBody: text('html_body').notNull(),
  },
  (t) => [index('mails_received').on(t.receivedAt, t.id)],
);
