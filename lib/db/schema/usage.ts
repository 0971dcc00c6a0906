import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';

/**
 * Since when a member is in which department, or in none: a row for each change, written with it. Before the first row a
 * member was in none. Departments may be gone by now. There is no key to members: it would be checked for each of the ten
 * thousand that move at once, with a plan made when there were few.
 */
export const departmentMoves = pgTable(
  'department_moves',
  {
    companyId: companyId(),
    memberId: id('mem', 'member_id').notNull(),
    since: instant('since').notNull(),
    departmentId: id('dep', 'department_id'),
  },
  (t) => [
    primaryKey({ name: 'department_moves_pk', columns: [t.companyId, t.memberId, t.since] }),
    foreignKey({ name: 'department_moves_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);

/** What assigned numbers are counted by, each combination once, so that a day names it by a small number. */
export const usageSegments = pgTable(
  'usage_segments',
  {
    companyId: companyId(),
    segment: integer('segment').notNull(),
    departmentId: id('dep', 'department_id'),
    country: text('country').notNull(),
    type: text('type').notNull(),
  },
  (t) => [
    primaryKey({ name: 'usage_segments_pk', columns: [t.companyId, t.segment] }),
    // Nulls are not alike to an index: the company stands for no department.
    uniqueIndex('usage_segments_known').on(t.companyId, sql`coalesce(department_id, company_id)`, t.country, t.type),
    foreignKey({ name: 'usage_segments_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);

/** How a company stood at the end of one of its days, and what happened on it: made from its history, and made again alike. */
export const usageDays = pgTable(
  'usage_days',
  {
    companyId: companyId(),
    date: date('date').notNull(),
    /** The first instant of the next day, by the time zone that was the company's then. */
    endsAt: instant('ends_at').notNull(),
    total: integer('total').notNull(),
    assigned: integer('assigned').notNull(),
    ending: integer('ending').notNull(),
    /** Licences bought on the day. */
    boughtByHand: integer('bought_by_hand').notNull(),
    boughtAutomatically: integer('bought_automatically').notNull(),
    /** What lines of invoices charged on the day, less what credits gave back, in the company's currency. */
    charged: bigint('charged', { mode: 'number' }).notNull(),
    /** Segments in which numbers were assigned, in their order, and how many in each. */
    segments: integer('segments').array().notNull(),
    counts: integer('counts').array().notNull(),
  },
  (t) => [
    primaryKey({ name: 'usage_days_pk', columns: [t.companyId, t.date] }),
    foreignKey({ name: 'usage_days_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check(
      'usage_days_counts',
      sql`${t.assigned} >= 0 and ${t.ending} >= 0 and ${t.assigned} + ${t.ending} <= ${t.total} and cardinality(${t.segments}) = cardinality(${t.counts})`,
    ),
  ],
);

/**
 * What departments cost in a calendar month that is over, as it was made from so many lines. Lines are only added: while no
 * other has days in the month, it is what would be made now.
 */
export const usageMonths = pgTable(
  'usage_months',
  {
    companyId: companyId(),
    /** Its first day. */
    month: date('month').notNull(),
    /** Up to which of its days, this one included. */
    through: date('through').notNull(),
    lines: integer('lines').notNull(),
    costs: jsonb('costs').notNull(),
  },
  (t) => [
    primaryKey({ name: 'usage_months_pk', columns: [t.companyId, t.month] }),
    foreignKey({ name: 'usage_months_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);
