import { sql } from 'drizzle-orm';
import { bigint, jsonb, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';

/** An event of a log, a company's or the operator's own: they are formed, hashed and read alike (R26). */
export const eventColumns = () => ({
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
  /** Whose id the actor has: a column of its own, since behind row-level security no index on an expression serves. */
  actorId: text('actor_id').generatedAlwaysAs(sql`actor ->> 'id'`),
});

/** What an event says of people, kept apart from it: the chain has only its digest (R26). */
export const personalColumns = () => ({
  sequence: bigint('sequence', { mode: 'number' }).notNull(),
  salt: text('salt').notNull(),
  values: jsonb('values').notNull(),
});
