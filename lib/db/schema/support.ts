import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { accounts } from './identity';
import { members } from './members';

/** What lets one of the operator's people into one company, for at most an hour (R24). */
export const supportGrants = pgTable(
  'support_grants',
  {
    companyId: companyId(),
    id: id('gra', 'id').notNull(),
    accountId: id('acc', 'account_id').notNull(),
    /** Who that is, as the company reads it: what an account is called is hidden from companies. */
    staffName: text('staff_name').notNull(),
    mode: text('mode').notNull(),
    reason: text('reason').notNull(),
    ticket: text('ticket').notNull(),
    openedAt: instant('opened_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBecause: text('ended_because'),
    /** The owner who ended it. */
    endedBy: id('mem', 'ended_by'),
  },
  (t) => [
    primaryKey({ name: 'support_grants_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('support_grants_open').on(t.companyId, t.accountId).where(sql`ended_at is null`),
    index('support_grants_opened').on(t.companyId, t.openedAt),
    foreignKey({ name: 'support_grants_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({ name: 'support_grants_account', columns: [t.accountId], foreignColumns: [accounts.id] }),
    foreignKey({
      name: 'support_grants_ended_by',
      columns: [t.companyId, t.endedBy],
      foreignColumns: [members.companyId, members.id],
    }),
    check('support_grants_mode', sql`${t.mode} in ('read', 'act')`),
    check(
      'support_grants_hour',
      sql`${t.expiresAt} > ${t.openedAt} and ${t.expiresAt} <= ${t.openedAt} + interval '60 minutes'`,
    ),
    check(
      'support_grants_ended',
      sql`(${t.endedAt} is null) = (${t.endedBecause} is null) and ${t.endedBecause} in ('left', 'company', 'expired') and (${t.endedBy} is null or ${t.endedBecause} = 'company')`,
    ),
    check(
      'support_grants_length',
      sql`char_length(${t.reason}) between 1 and 500 and char_length(${t.ticket}) between 1 and 60`,
    ),
  ],
);

/** What was looked at by a grant: each thing is in the log once for as long as the grant lasts. */
export const supportLooks = pgTable(
  'support_looks',
  {
    companyId: companyId(),
    grantId: id('gra', 'grant_id').notNull(),
    /** A digest of the right, the thing and what was searched for. */
    look: text('look').notNull(),
  },
  (t) => [
    primaryKey({ name: 'support_looks_pk', columns: [t.companyId, t.grantId, t.look] }),
    foreignKey({
      name: 'support_looks_grant',
      columns: [t.companyId, t.grantId],
      foreignColumns: [supportGrants.companyId, supportGrants.id],
    }),
  ],
);

/** Whose name and address a grant has uncovered; everybody else's stay masked. */
export const supportReveals = pgTable(
  'support_reveals',
  {
    companyId: companyId(),
    grantId: id('gra', 'grant_id').notNull(),
    memberId: id('mem', 'member_id').notNull(),
    revealedAt: instant('revealed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'support_reveals_pk', columns: [t.companyId, t.grantId, t.memberId] }),
    foreignKey({
      name: 'support_reveals_grant',
      columns: [t.companyId, t.grantId],
      foreignColumns: [supportGrants.companyId, supportGrants.id],
    }),
    foreignKey({
      name: 'support_reveals_member',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
  ],
);
