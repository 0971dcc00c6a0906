import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { accounts } from './identity';

/** Groups of members; a team lead sees the departments they lead (R24). */
export const departments = pgTable(
  'departments',
  {
    companyId: companyId(),
    id: id('dep', 'id').notNull(),
    name: text('name').notNull(),
    /** Where the company books what the department's licences cost. */
    costCentre: text('cost_centre'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'departments_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('departments_name').on(t.companyId, sql`lower(${t.name})`),
    foreignKey({ name: 'departments_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
  ],
);

/** A person in a company (R15): may hold numbers before accepting an invitation. */
export const members = pgTable(
  'members',
  {
    companyId: companyId(),
    id: id('mem', 'id').notNull(),
    accountId: id('acc', 'account_id'),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email').notNull(),
    role: text('role').notNull(),
    departmentId: id('dep', 'department_id'),
    status: text('status').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Sessions and links from before this instant do not come back with a member who does (R15). */
    accessVoidBefore: instant('access_void_before'),
    /** When they put away the first steps of a company, which the overview shows. */
    firstStepsHiddenAt: instant('first_steps_hidden_at'),
    /** Since when name and address are a pseudonym (R27). */
    erasedAt: instant('erased_at'),
    sortName: text('sort_name').notNull().generatedAlwaysAs(sql`lower(last_name || ' ' || first_name)`),
    sortEmail: text('sort_email').notNull().generatedAlwaysAs(sql`lower(email)`),
    search: text('search').notNull().generatedAlwaysAs(sql`lower(first_name || ' ' || last_name || ' ' || email)`),
    /** What an address is found by across companies, by who must already know it: the address itself is not read there (R24). */
    emailDigest: text('email_digest').notNull().generatedAlwaysAs(sql`md5(lower(email))`),
    emailDomain: text('email_domain').notNull().generatedAlwaysAs(sql`lower(split_part(email, '@', -1))`),
  },
  (t) => [
    primaryKey({ name: 'members_pk', columns: [t.companyId, t.id] }),
    uniqueIndex('members_email').on(t.companyId, sql`lower(${t.email})`).where(sql`status <> 'deleted'`),
    uniqueIndex('members_account').on(t.companyId, t.accountId).where(sql`status <> 'deleted'`),
    index('members_sort').on(t.companyId, t.sortName, t.id),
    index('members_sort_email').on(t.companyId, t.sortEmail, t.id).where(sql`status <> 'deleted'`),
    index('members_email_digest').on(t.companyId, t.emailDigest).where(sql`status <> 'deleted'`),
    index('members_email_domain').on(t.companyId, t.emailDomain).where(sql`status <> 'deleted'`),
    index('members_department').on(t.companyId, t.departmentId, t.sortName, t.id),
    /** Whom billing mail goes to. */
    index('members_billing').on(t.companyId).where(sql`role in ('owner', 'billing_manager')`),
    index('members_search').using('gist', t.companyId, sql`${t.search} gist_trgm_ops(siglen=256)`),
    foreignKey({ name: 'members_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({
      name: 'members_department_fk',
      columns: [t.companyId, t.departmentId],
      foreignColumns: [departments.companyId, departments.id],
    }),
    foreignKey({ name: 'members_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
    check('members_role', sql`${t.role} in ('owner', 'admin', 'billing_manager', 'team_lead', 'member')`),
    check('members_status', sql`${t.status} in ('invited', 'active', 'deactivated', 'deleted')`),
    check('members_erased', sql`${t.erasedAt} is null or (${t.status} = 'deleted' and ${t.accountId} is null)`),
  ],
);

/** Which members lead which department. */
export const departmentLeads = pgTable(
  'department_leads',
  {
    companyId: companyId(),
    departmentId: id('dep', 'department_id').notNull(),
    memberId: id('mem', 'member_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'department_leads_pk', columns: [t.companyId, t.departmentId, t.memberId] }),
    index('department_leads_member').on(t.companyId, t.memberId),
    foreignKey({
      name: 'department_leads_department',
      columns: [t.companyId, t.departmentId],
      foreignColumns: [departments.companyId, departments.id],
    }),
    foreignKey({
      name: 'department_leads_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
  ],
);

/** The living one-time link of an invited member: one at most, found by a digest of its token; gone once used or revoked. */
export const invitations = pgTable(
  'invitations',
  {
    companyId: companyId(),
    memberId: id('mem', 'member_id').notNull(),
    tokenDigest: text('token_digest').notNull(),
    email: text('email').notNull(),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invitations_pk', columns: [t.companyId, t.memberId] }),
    uniqueIndex('invitations_token').on(t.companyId, t.tokenDigest),
    foreignKey({
      name: 'invitations_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
  ],
);
