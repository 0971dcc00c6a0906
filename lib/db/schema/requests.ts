import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { assignments } from './assignments';
import { companyId, id, instant } from './columns';
import { members } from './members';
import { numbers } from './numbers';

/**
 * What waits for an answer. A team lead's wish for a number for one of their members holds neither a number nor a licence
 * (R24); an assignment that needs a purchase to be approved holds its number for its member until it expires (R23).
 */
export const assignmentRequests = pgTable(
  'assignment_requests',
  {
    companyId: companyId(),
    id: id('arq', 'id').notNull(),
    kind: text('kind').notNull().default('wish'),
    memberId: id('mem', 'member_id').notNull(),
    /** Who asked: a member, or a key of theirs. */
    requestedBy: text('requested_by').notNull(),
    country: text('country'),
    type: text('type'),
    note: text('note'),
    status: text('status').notNull().default('open'),
    createdAt: instant('created_at').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: text('answered_by'),
    reason: text('reason'),
    assignmentId: id('asg', 'assignment_id'),
    /** The number that is held. */
    numberId: id('num', 'number_id'),
    /** The number came from the inventory for this request, and returns there without an approval. */
    tookNumber: boolean('took_number').notNull().default(false),
    expiresAt: instant('expires_at'),
    /** What it would have cost when it was asked. */
    quote: jsonb('quote'),
    /** Why it was closed without an answer. */
    closedBecause: text('closed_because'),
  },
  (t) => [
    primaryKey({ name: 'assignment_requests_pk', columns: [t.companyId, t.id] }),
    index('assignment_requests_list').on(t.companyId, t.createdAt, t.id),
    index('assignment_requests_open').on(t.companyId, t.createdAt, t.id).where(sql`status = 'open'`),
    index('assignment_requests_member').on(t.companyId, t.memberId),
    // A number is held once at a time; this is also where holds are looked up.
    uniqueIndex('assignment_requests_hold')
      .on(t.companyId, t.numberId)
      .where(sql`status = 'open' and number_id is not null`),
    index('assignment_requests_held_for')
      .on(t.companyId, t.memberId)
      .where(sql`status = 'open' and number_id is not null`),
    index('assignment_requests_expiry')
      .on(t.companyId, t.expiresAt)
      .where(sql`status = 'open' and number_id is not null`),
    foreignKey({
      name: 'assignment_requests_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    foreignKey({
      name: 'assignment_requests_assignment_fk',
      columns: [t.companyId, t.assignmentId],
      foreignColumns: [assignments.companyId, assignments.id],
    }),
    foreignKey({
      name: 'assignment_requests_number_fk',
      columns: [t.companyId, t.numberId],
      foreignColumns: [numbers.companyId, numbers.id],
    }),
    check('assignment_requests_kind', sql`${t.kind} in ('wish', 'purchase')`),
    check(
      'assignment_requests_purchase',
      sql`(${t.kind} = 'purchase') = (${t.numberId} is not null) and (${t.kind} = 'purchase') = (${t.expiresAt} is not null) and (${t.kind} = 'purchase') = (${t.quote} is not null)`,
    ),
    check(
      'assignment_requests_closed',
      sql`${t.closedBecause} in ('member_deleted', 'number_deleted', 'assigned', 'company_closed')`,
    ),
    check('assignment_requests_type', sql`${t.type} in ('mobile', 'landline', 'toll_free')`),
    check(
      'assignment_requests_status',
      sql`${t.status} in ('open', 'approved', 'declined', 'withdrawn', 'closed', 'expired')`,
    ),
    check(
      'assignment_requests_answer',
      sql`(${t.status} = 'open') = (${t.answeredAt} is null) and (${t.status} = 'open') = (${t.answeredBy} is null) and (${t.status} = 'approved') = (${t.assignmentId} is not null)`,
    ),
  ],
);
