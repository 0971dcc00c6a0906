import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { members } from './members';

const ofKnownList = sql`list in ('licences', 'members', 'numbers')`;

/** A list's filters, search and order under a name: a member's own, or shared with the company. */
export const listViews = pgTable(
  'list_views',
  {
    companyId: companyId(),
    id: id('viw', 'id').notNull(),
    list: text('list').notNull(),
    memberId: id('mem', 'member_id').notNull(),
    name: text('name').notNull(),
    /** The query of the list's URL. */
    query: text('query').notNull(),
    shared: boolean('shared').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'list_views_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('list_views_name').on(t.companyId, t.memberId, t.list, sql`lower(${t.name})`),
    uniqueIndex('list_views_shared').on(t.companyId, t.list, sql`lower(${t.name})`).where(sql`shared`),
    foreignKey({
      name: 'list_views_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('list_views_list', ofKnownList),
    check('list_views_length', sql`char_length(${t.name}) between 1 and 80 and char_length(${t.query}) <= 2000`),
  ],
);

/** How a member wants to see a list: without a row, as it comes. */
export const listPreferences = pgTable(
  'list_preferences',
  {
    companyId: companyId(),
    memberId: id('mem', 'member_id').notNull(),
    list: text('list').notNull(),
    /** What is hidden rather than what is shown, so that a column of a later release appears. */
    hiddenColumns: jsonb('hidden_columns').$type<string[]>().notNull(),
    density: text('density').notNull(),
  },
  (t) => [
    primaryKey({ name: 'list_preferences_pk', columns: [t.companyId, t.memberId, t.list] }),
    foreignKey({
      name: 'list_preferences_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('list_preferences_list', ofKnownList),
    check('list_preferences_density', sql`${t.density} in ('comfortable', 'compact')`),
  ],
);
