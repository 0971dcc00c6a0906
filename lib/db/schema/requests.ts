import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { assignments } from './assignments';
import { companyId, id, instant } from './columns';
import { members } from './members';

/** A team lead's wish for a number for one of their members (R24): it holds neither a number nor a licence. */
export const assignmentRequests = pgTable(
  'assignment_requests',
  {
    companyId: companyId(),
    id: id('arq', 'id').notNull(),
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
  },
  (t) => [
    primaryKey({ name: 'assignment_requests_pk', columns: [t.companyId, t.id] }),
    index('assignment_requests_list').on(t.companyId, t.createdAt, t.id),
    index('assignment_requests_open').on(t.companyId, t.createdAt, t.id).where(sql`status = 'open'`),
    index('assignment_requests_member').on(t.companyId, t.memberId),
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
    check('assignment_requests_type', sql`${t.type} in ('mobile', 'landline', 'toll_free')`),
    check('assignment_requests_status', sql`${t.status} in ('open', 'approved', 'declined', 'withdrawn', 'closed')`),
    check(
      'assignment_requests_answer',
      sql`(${t.status} = 'open') = (${t.answeredAt} is null) and (${t.status} = 'open') = (${t.answeredBy} is null) and (${t.status} = 'approved') = (${t.assignmentId} is not null)`,
    ),
  ],
);
