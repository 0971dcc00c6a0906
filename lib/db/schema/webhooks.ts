import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { auditEvents } from './operations';

/** Where a company has its events sent. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    companyId: companyId(),
    id: id('whk', 'id').notNull(),
    url: text('url').notNull(),
    /** Actions of the audit log that it is told of. */
    events: text('events').array().notNull(),
    enabled: boolean('enabled').notNull(),
    /** Who disabled it: one of the company's people, or the worker after days of failure. */
    disabledBecause: text('disabled_because'),
    /** Sealed with a key of the installation: who reads the table does not know it. */
    secret: text('secret').notNull(),
    /** Signs beside the new one for a while, so that a program can take the new one in. */
    previousSecret: text('previous_secret'),
    previousSecretUntil: instant('previous_secret_until'),
    /** The place in the company's audit log up to which deliveries were made of it. */
    fedTo: bigint('fed_to', { mode: 'number' }).notNull(),
    /** The first failure since anything arrived, or since nothing waited. */
    failingSince: instant('failing_since'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'webhook_endpoints_pk', columns: [t.companyId, t.id] }),
    foreignKey({ name: 'webhook_endpoints_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('webhook_endpoints_disabled', sql`${t.enabled} = (${t.disabledBecause} is null)`),
    check('webhook_endpoints_because', sql`${t.disabledBecause} in ('company', 'failing')`),
    check('webhook_endpoints_previous', sql`(${t.previousSecret} is null) = (${t.previousSecretUntil} is null)`),
  ],
);

/** One event for one endpoint: made of the audit log, attempted until it arrives or is given up. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    companyId: companyId(),
    endpointId: id('whk', 'endpoint_id').notNull(),
    eventId: id('evt', 'event_id').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    type: text('type').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    deliveredAt: instant('delivered_at'),
    /** Given up: no attempt follows unless somebody asks for one. */
    deadAt: instant('dead_at'),
    /** Of the last attempt: when it began, what came of it, and how long that took. */
    attemptedAt: instant('attempted_at'),
    statusCode: integer('status_code'),
    problem: text('problem'),
    answer: text('answer'),
    durationMs: integer('duration_ms'),
  },
  (t) => [
    primaryKey({ name: 'webhook_deliveries_pk', columns: [t.companyId, t.endpointId, t.eventId] }),
    uniqueIndex('webhook_deliveries_sequence').on(t.companyId, t.endpointId, t.sequence),
    index('webhook_deliveries_due')
      .on(t.companyId, t.endpointId, t.nextAttemptAt, t.sequence)
      .where(sql`next_attempt_at is not null`),
    index('webhook_deliveries_dead').on(t.companyId, t.endpointId, t.sequence).where(sql`dead_at is not null`),
    foreignKey({
      name: 'webhook_deliveries_endpoint',
      columns: [t.companyId, t.endpointId],
      foreignColumns: [webhookEndpoints.companyId, webhookEndpoints.id],
    }),
    foreignKey({
      name: 'webhook_deliveries_event',
      columns: [t.companyId, t.sequence],
      foreignColumns: [auditEvents.companyId, auditEvents.sequence],
    }),
    check('webhook_deliveries_attempts', sql`${t.attempts} >= 0`),
    check('webhook_deliveries_state', sql`num_nonnulls(${t.nextAttemptAt}, ${t.deliveredAt}, ${t.deadAt}) = 1`),
    check(
      'webhook_deliveries_problem',
      sql`${t.problem} in ('status', 'redirect', 'timeout', 'address', 'unreachable', 'secret')`,
    ),
  ],
);
