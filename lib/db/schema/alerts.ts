import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
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
import { departments, members } from './members';

/** From when on a company is alerted, and up to where its log was looked at. Without a row nothing was set nor looked at. */
export const alertSettings = pgTable(
  'alert_settings',
  {
    companyId: companyId(),
    /** Few are left at so many available licences; null: nobody is told. */
    freeLicences: integer('free_licences'),
    watchesAssigned: boolean('watches_assigned').notNull().default(true),
    /** What may be charged in a calendar month before somebody is told, in the company's currency; null: nobody is told. */
    monthlySpend: bigint('monthly_spend', { mode: 'number' }),
    /** The place in the company's audit log up to which its figures were looked at, and when they change by themselves. */
    assessedTo: bigint('assessed_to', { mode: 'number' }).notNull().default(0),
    assessAt: instant('assess_at'),
  },
  (t) => [
    primaryKey({ name: 'alert_settings_pk', columns: [t.companyId] }),
    foreignKey({ name: 'alert_settings_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('alert_settings_positive', sql`${t.freeLicences} >= 0 and ${t.monthlySpend} > 0`),
  ],
);

/** At how many available licences of the company those who lead a department are told. */
export const departmentThresholds = pgTable(
  'department_thresholds',
  {
    companyId: companyId(),
    departmentId: id('dep', 'department_id').notNull(),
    freeLicences: integer('free_licences').notNull(),
  },
  (t) => [
    primaryKey({ name: 'department_thresholds_pk', columns: [t.companyId, t.departmentId] }),
    foreignKey({
      name: 'department_thresholds_department',
      columns: [t.companyId, t.departmentId],
      foreignColumns: [departments.companyId, departments.id],
    }).onDelete('cascade'),
    check('department_thresholds_positive', sql`${t.freeLicences} >= 0`),
  ],
);

/** What is the matter now: a row from when a limit was crossed until it is left again. What was is in the log. */
export const alerts = pgTable(
  'alerts',
  {
    companyId: companyId(),
    id: id('alr', 'id').notNull(),
    kind: text('kind').notNull(),
    /** What of the company it is about: a department, a cap, a subscription's frequency; empty for all of it. */
    subject: text('subject').notNull(),
    /** The month, day or renewal of which it speaks; empty where it is about no span: in another one it is crossed anew. */
    period: text('period').notNull(),
    /** How much of a limit is reached, in percent; 100 where there are no degrees. */
    percent: integer('percent').notNull(),
    figures: jsonb('figures').notNull(),
    raisedAt: instant('raised_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'alerts_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('alerts_subject').on(t.companyId, t.kind, t.subject),
    foreignKey({ name: 'alerts_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check(
      'alerts_kind',
      sql`${t.kind} in ('licences_low', 'licences_assigned', 'automatic_purchase', 'cap', 'spend', 'waste')`,
    ),
    check('alerts_percent', sql`${t.percent} in (50, 75, 80, 100)`),
  ],
);

/** Alerts that a member has seen and put away, until they are raised anew. */
export const alertHidings = pgTable(
  'alert_hidings',
  {
    companyId: companyId(),
    memberId: id('mem', 'member_id').notNull(),
    alertId: id('alr', 'alert_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'alert_hidings_pk', columns: [t.companyId, t.alertId, t.memberId] }),
    foreignKey({
      name: 'alert_hidings_alert',
      columns: [t.companyId, t.alertId],
      foreignColumns: [alerts.companyId, alerts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'alert_hidings_member',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
  ],
);

/** Of what a member wants to be told, and where. Without a row it is as it comes. */
export const notificationChoices = pgTable(
  'notification_choices',
  {
    companyId: companyId(),
    memberId: id('mem', 'member_id').notNull(),
    event: text('event').notNull(),
    channel: text('channel').notNull(),
    wanted: boolean('wanted').notNull(),
  },
  (t) => [
    primaryKey({ name: 'notification_choices_pk', columns: [t.companyId, t.memberId, t.event, t.channel] }),
    foreignKey({
      name: 'notification_choices_member',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('notification_choices_channel', sql`${t.channel} in ('mail', 'banner')`),
  ],
);
