import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { purchases } from './licences';
import { members } from './members';
import { numbers } from './numbers';

/** A file that somebody brought, and how far it has come: `uploading` until all of its rows are here. */
export const imports = pgTable(
  'imports',
  {
    companyId: companyId(),
    id: id('imp', 'id').notNull(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    status: text('status').notNull(),
    /** A member, or a key of theirs. */
    startedBy: text('started_by').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Since when there is work for the worker. */
    dueSince: instant('due_since'),
    finishedAt: instant('finished_at'),
    /** The file's header cells, in order. */
    columns: jsonb('columns').notNull(),
    /** Which column each field is read from. */
    fields: jsonb('fields').notNull(),
    invite: boolean('invite').notNull().default(false),
    total: integer('total').notNull().default(0),
    ready: integer('ready').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    done: integer('done').notNull().default(0),
    quote: jsonb('quote'),
    /** What was confirmed (R7). */
    limits: jsonb('limits'),
    purchaseId: id('pur', 'purchase_id'),
    problem: jsonb('problem'),
    /** Since when its rows are gone: they hold personal values. */
    rowsClearedAt: instant('rows_cleared_at'),
  },
  (t) => [
    primaryKey({ name: 'imports_pk', columns: [t.companyId, t.id] }),
    index('imports_list').on(t.companyId, t.createdAt, t.id),
    index('imports_due').on(t.companyId, t.dueSince).where(sql`due_since is not null`),
    index('imports_with_rows').on(t.companyId, t.createdAt).where(sql`rows_cleared_at is null`),
    foreignKey({ name: 'imports_company_fk', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({
      name: 'imports_purchase_fk',
      columns: [t.companyId, t.purchaseId],
      foreignColumns: [purchases.companyId, purchases.id],
    }),
    check('imports_kind', sql`${t.kind} in ('members', 'assignments')`),
    check(
      'imports_status',
      sql`${t.status} in ('uploading', 'received', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')`,
    ),
    check('imports_due_since', sql`(${t.dueSince} is not null) = (${t.status} in ('checking', 'running'))`),
    check('imports_finished', sql`(${t.finishedAt} is not null) = (${t.status} in ('done', 'cancelled', 'failed'))`),
    check(
      'imports_counts',
      sql`least(${t.total}, ${t.ready}, ${t.unchanged}, ${t.refused}, ${t.done}) >= 0 and ${t.ready} + ${t.unchanged} + ${t.refused} + ${t.done} <= ${t.total}`,
    ),
  ],
);

/** A row of such a file: its cells as they were, and what becomes of it. */
export const importRows = pgTable(
  'import_rows',
  {
    companyId: companyId(),
    importId: id('imp', 'import_id').notNull(),
    /** The line it begins at. */
    line: integer('line').notNull(),
    cells: jsonb('cells').notNull(),
    verdict: text('verdict').notNull().default('waiting'),
    /** What may be in a file only once, in one spelling: an address, or a number. */
    key: text('key'),
    problem: jsonb('problem'),
    memberId: id('mem', 'member_id'),
    numberId: id('num', 'number_id'),
  },
  (t) => [
    primaryKey({ name: 'import_rows_pk', columns: [t.companyId, t.importId, t.line] }),
    index('import_rows_verdict').on(t.companyId, t.importId, t.verdict, t.line),
    index('import_rows_key').on(t.companyId, t.importId, t.key).where(sql`key is not null`),
    foreignKey({
      name: 'import_rows_import_fk',
      columns: [t.companyId, t.importId],
      foreignColumns: [imports.companyId, imports.id],
    }),
    foreignKey({
      name: 'import_rows_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
    foreignKey({
      name: 'import_rows_number_fk',
      columns: [t.companyId, t.numberId],
      foreignColumns: [numbers.companyId, numbers.id],
    }),
    check('import_rows_verdict', sql`${t.verdict} in ('waiting', 'ready', 'unchanged', 'refused', 'done')`),
    check('import_rows_problem', sql`(${t.problem} is not null) = (${t.verdict} = 'refused')`),
  ],
);
