import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { members } from './members';
import { numbers } from './numbers';

/**
 * What is to happen to a number on a later day, by itself. It holds nothing until then: neither the number nor a licence.
 * A change stays what it was planned as, but for its day; what became of it is written beside it.
 */
export const plannedChanges = pgTable(
  'planned_changes',
  {
    companyId: companyId(),
    id: id('pch', 'id').notNull(),
    kind: text('kind').notNull(),
    /** The day, in the company's time zone: it is due from its first instant on. */
    onDate: date('on_date', { mode: 'string' }).notNull(),
    numberId: id('num', 'number_id'),
    /** The line that comes straight from the inventory, where the company has no number of it. */
    e164: text('e164'),
    /** Who gets the number. */
    memberId: id('mem', 'member_id'),
    /** Who held it when it was planned: from nobody else it is taken. */
    holderId: id('mem', 'holder_id'),
    history: text('history'),
    /** The first of two changes that belong together: a cover and its return. */
    coverId: id('pch', 'cover_id'),
    /** At most what it may use and cost, as it was confirmed (R7). */
    limits: jsonb('limits'),
    /** Who planned it may approve purchases, and did (R23). */
    approved: boolean('approved').notNull().default(false),
    plannedBy: text('planned_by').notNull(),
    plannedAt: instant('planned_at').notNull(),
    status: text('status').notNull().default('planned'),
    answeredAt: instant('answered_at'),
    /** Why it could not be done: a code and what belongs to it. */
    problem: jsonb('problem'),
    /** It was so already when its day came. */
    unchanged: boolean('unchanged').notNull().default(false),
  },
  (t) => [
    primaryKey({ name: 'planned_changes_pk', columns: [t.companyId, t.id] }),
    index('planned_changes_list').on(t.companyId, t.onDate, t.id),
    index('planned_changes_status').on(t.companyId, t.status, t.onDate, t.id),
    index('planned_changes_due').on(t.companyId, t.onDate).where(sql`status = 'planned'`),
    index('planned_changes_number').on(t.companyId, t.numberId),
    index('planned_changes_member').on(t.companyId, t.memberId),
    index('planned_changes_holder').on(t.companyId, t.holderId),
    index('planned_changes_cover').on(t.companyId, t.coverId),
    foreignKey({
      name: 'planned_changes_number_fk',
      columns: [t.companyId, t.numberId],
      foreignColumns: [numbers.companyId, numbers.id],
    }),
    foreignKey({
      name: 'planned_changes_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    foreignKey({
      name: 'planned_changes_holder_fk',
      columns: [t.companyId, t.holderId],
      foreignColumns: [members.companyId, members.id],
    }),
    foreignKey({
      name: 'planned_changes_cover_fk',
      columns: [t.companyId, t.coverId],
      foreignColumns: [t.companyId, t.id],
    }),
    check('planned_changes_kind', sql`${t.kind} in ('assign', 'unassign', 'delete', 'reassign')`),
    check('planned_changes_status_name', sql`${t.status} in ('planned', 'done', 'failed', 'cancelled')`),
    check('planned_changes_history', sql`${t.history} in ('keep', 'transfer', 'delete')`),
    check(
      'planned_changes_line',
      sql`(${t.numberId} is null) <> (${t.e164} is null) and (${t.numberId} is not null or ${t.kind} = 'assign')`,
    ),
    check('planned_changes_receiver', sql`(${t.memberId} is not null) = (${t.kind} in ('assign', 'reassign'))`),
    check(
      'planned_changes_answer',
      sql`(${t.status} = 'planned') = (${t.answeredAt} is null) and (${t.status} = 'failed') = (${t.problem} is not null)`,
    ),
  ],
);
