import { sql } from 'drizzle-orm';
import { foreignKey, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bareUuid, companyId, instant } from './columns';
import { companies } from './companies';

/** What the nightly check found to disagree, once for as long as it does: `closed_at` when it was repaired or is gone. */
export const checkFindings = pgTable(
  'check_findings',
  {
    companyId: companyId(),
    id: bareUuid('id').notNull(),
    rule: text('rule').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').notNull(),
    foundAt: instant('found_at').notNull(),
    repairedAt: instant('repaired_at'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ name: 'check_findings_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('check_findings_open').on(t.companyId, t.rule, t.subjectId).where(sql`closed_at is null`),
    foreignKey({ name: 'check_findings_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);
