import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { licences } from './licences';
import { members } from './members';
import { numberKinds } from './reference';

/**
 * Every line the operator has, once: without a company it is in the inventory. This is where E.164 uniqueness across
 * companies lives, so it is keyed by the number alone.
 */
export const numberDirectory = pgTable(
  'number_directory',
  {
    e164: text('e164').primaryKey(),
    national: text('national').notNull(),
    country: text('country').notNull(),
    type: text('type').notNull(),
    companyId: id('com', 'company_id'),
    search: text('search').notNull().generatedAlwaysAs(sql`substr(e164, 2) || ' ' || national`),
  },
  (t) => [
    check('number_directory_e164', sql`${t.e164} ~ '^\\+[1-9][0-9]{3,14}$'`),
    index('number_directory_inventory').on(t.country, t.type, t.e164).where(sql`company_id is null`),
    index('number_directory_stock').on(t.e164).where(sql`company_id is null`),
    // No company comes first here, so that the kind of index that is quicker to search and to fill will do.
    index('number_directory_search').using('gin', sql`${t.search} gin_trgm_ops`).where(sql`company_id is null`),
    foreignKey({
      name: 'number_directory_kind',
      columns: [t.country, t.type],
      foreignColumns: [numberKinds.country, numberKinds.type],
    }),
  ],
);

/** A company's numbers: unassigned, assigned, in quarantine, or left (R13). */
export const numbers = pgTable(
  'numbers',
  {
    companyId: companyId(),
    id: id('num', 'id').notNull(),
    e164: text('e164').notNull(),
    national: text('national').notNull(),
    country: text('country').notNull(),
    type: text('type').notNull(),
    status: text('status').notNull(),
    memberId: id('mem', 'member_id'),
    licenceId: id('lic', 'licence_id'),
    deletedAt: instant('deleted_at'),
    restorableUntil: instant('restorable_until'),
    createdAt: instant('created_at').notNull(),
    /** What the company calls it. */
    label: text('label'),
    search: text('search').notNull().generatedAlwaysAs(sql`substr(e164, 2) || ' ' || national`),
  },
  (t) => [
    primaryKey({ name: 'numbers_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('numbers_e164').on(t.companyId, t.e164).where(sql`status <> 'left'`),
    uniqueIndex('numbers_licence').on(t.companyId, t.licenceId).where(sql`licence_id is not null`),
    index('numbers_member').on(t.companyId, t.memberId).where(sql`member_id is not null`),
    index('numbers_list').on(t.companyId, t.e164, t.id),
    index('numbers_status_list').on(t.companyId, t.status, t.e164, t.id).where(sql`status <> 'left'`),
    index('numbers_quarantine').on(t.companyId, t.restorableUntil).where(sql`status = 'quarantined'`),
    index('numbers_search').using('gist', t.companyId, sql`${t.search} gist_trgm_ops(siglen=256)`),
    index('numbers_label')
      .using('gist', t.companyId, sql`lower(${t.label}) gist_trgm_ops(siglen=256)`)
      .where(sql`label is not null`),
    foreignKey({ name: 'numbers_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({
      name: 'numbers_kind',
      columns: [t.country, t.type],
      foreignColumns: [numberKinds.country, numberKinds.type],
    }),
    foreignKey({
      name: 'numbers_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    foreignKey({
      name: 'numbers_licence_fk',
      columns: [t.companyId, t.licenceId],
      foreignColumns: [licences.companyId, licences.id],
    }),
    check('numbers_status', sql`${t.status} in ('unassigned', 'assigned', 'quarantined', 'left')`),
    check(
      'numbers_holder',
      sql`(${t.status} = 'assigned') = (${t.memberId} is not null) and (${t.status} = 'assigned') = (${t.licenceId} is not null)`,
    ),
    check('numbers_label_length', sql`char_length(${t.label}) between 1 and 60`),
    check('numbers_restorable', sql`(${t.status} = 'quarantined') = (${t.restorableUntil} is not null)`),
  ],
);
