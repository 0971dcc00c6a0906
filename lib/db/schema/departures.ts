import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { licences } from './licences';
import { members } from './members';
import { numbers } from './numbers';

/** A member who was deleted or deactivated, and what has to be known to undo it (R14, R15). */
export const departures = pgTable(
  'departures',
  {
    companyId: companyId(),
    operationId: id('opr', 'operation_id').notNull(),
    memberId: id('mem', 'member_id').notNull(),
    kind: text('kind').notNull(),
    statusBefore: text('status_before').notNull(),
    ledDepartmentIds: jsonb('led_department_ids').$type<string[]>().notNull(),
    leftAt: instant('left_at').notNull(),
    undoableUntil: instant('undoable_until').notNull(),
    undoneAt: instant('undone_at'),
    undoneOperationId: id('opr', 'undone_operation_id'),
  },
  (t) => [
    primaryKey({ name: 'departures_pk', columns: [t.companyId, t.operationId] }),
    index('departures_member').on(t.companyId, t.memberId, t.leftAt),
    foreignKey({
      name: 'departures_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('departures_kind', sql`${t.kind} in ('deleted', 'deactivated')`),
    check('departures_status_before', sql`${t.statusBefore} in ('invited', 'active', 'deactivated')`),
    check('departures_undone', sql`(${t.undoneAt} is null) = (${t.undoneOperationId} is null)`),
  ],
);

/** What was decided about each number the member held, and what the undoing made of it. */
export const departureNumbers = pgTable(
  'departure_numbers',
  {
    companyId: companyId(),
    operationId: id('opr', 'operation_id').notNull(),
    numberId: id('num', 'number_id').notNull(),
    licenceId: id('lic', 'licence_id').notNull(),
    mode: text('mode').notNull(),
    toMemberId: id('mem', 'to_member_id'),
    outcome: text('outcome'),
  },
  (t) => [
    primaryKey({ name: 'departure_numbers_pk', columns: [t.companyId, t.operationId, t.numberId] }),
    foreignKey({
      name: 'departure_numbers_departure',
      columns: [t.companyId, t.operationId],
      foreignColumns: [departures.companyId, departures.operationId],
    }),
    foreignKey({
      name: 'departure_numbers_number',
      columns: [t.companyId, t.numberId],
      foreignColumns: [numbers.companyId, numbers.id],
    }),
    foreignKey({
      name: 'departure_numbers_licence',
      columns: [t.companyId, t.licenceId],
      foreignColumns: [licences.companyId, licences.id],
    }),
    foreignKey({
      name: 'departure_numbers_target',
      columns: [t.companyId, t.toMemberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('departure_numbers_mode', sql`${t.mode} in ('keep', 'unassign', 'delete', 'reassign')`),
    check('departure_numbers_to', sql`(${t.mode} = 'reassign') = (${t.toMemberId} is not null)`),
  ],
);
