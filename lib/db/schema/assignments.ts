import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { licences } from './licences';
import { members } from './members';
import { numbers } from './numbers';

/** "This member holds this number on this licence from … to …": never overwritten (R2, R27). */
export const assignments = pgTable(
  'assignments',
  {
    companyId: companyId(),
    id: id('asg', 'id').notNull(),
    operationId: id('opr', 'operation_id').notNull(),
    licenceId: id('lic', 'licence_id').notNull(),
    numberId: id('num', 'number_id').notNull(),
    memberId: id('mem', 'member_id').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    history: text('history'),
  },
  (t) => [
    primaryKey({ name: 'assignments_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('assignments_open_licence').on(t.companyId, t.licenceId).where(sql`ended_at is null`),
    uniqueIndex('assignments_open_number').on(t.companyId, t.numberId).where(sql`ended_at is null`),
    index('assignments_number').on(t.companyId, t.numberId, t.startedAt),
    index('assignments_licence').on(t.companyId, t.licenceId, t.startedAt),
    index('assignments_member').on(t.companyId, t.memberId, t.startedAt),
    foreignKey({
      name: 'assignments_licence_fk',
      columns: [t.companyId, t.licenceId],
      foreignColumns: [licences.companyId, licences.id],
    }),
    foreignKey({
      name: 'assignments_number_fk',
      columns: [t.companyId, t.numberId],
      foreignColumns: [numbers.companyId, numbers.id],
    }),
    foreignKey({
      name: 'assignments_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check(
      'assignments_end',
      sql`(${t.endedAt} is null) = (${t.endReason} is null) and (${t.endedAt} is null or ${t.endedAt} >= ${t.startedAt})`,
    ),
    check('assignments_end_reason', sql`${t.endReason} in ('reassigned', 'unassigned', 'number_deleted')`),
    check('assignments_history', sql`${t.history} in ('keep', 'transfer', 'delete')`),
  ],
);
