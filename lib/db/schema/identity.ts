import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bareUuid, id, instant } from './columns';

/** A person who signs in: one e-mail. Members are persons in a company (R15). */
export const accounts = pgTable(
  'accounts',
  {
    id: id('acc', 'id').primaryKey(),
    email: text('email').notNull(),
    passwordHash: text('password_hash'),
    staffRole: text('staff_role'),
    /** What somebody was who is none of the operator's people any more, and since when. */
    formerStaffRole: text('former_staff_role'),
    staffEndedAt: instant('staff_ended_at'),
    secondFactorExempt: text('second_factor_exempt'),
    locale: text('locale'),
    theme: text('theme'),
    /** The time zone that instants are shown to them in; null: the company's. */
    timeZone: text('time_zone'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    uniqueIndex('accounts_email').on(sql`lower(${t.email})`),
    index('accounts_staff')
      .on(sql`lower(${t.email})`)
      .where(sql`staff_role is not null or former_staff_role is not null`),
    check('accounts_staff_role', sql`${t.staffRole} in ('support', 'operator')`),
    check(
      'accounts_former_staff',
      sql`${t.formerStaffRole} in ('support', 'operator') and (${t.formerStaffRole} is null or ${t.staffRole} is null)`,
    ),
  ],
);

/** The truth about who is signed in: the cookie carries only a random session secret, kept here as a digest. */
export const sessions = pgTable(
  'sessions',
  {
    id: id('ses', 'id').primaryKey(),
    secretDigest: text('secret_digest').notNull(),
    accountId: id('acc', 'account_id').notNull(),
    companyId: id('com', 'company_id'),
    memberId: id('mem', 'member_id'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    lastUsedAt: instant('last_used_at').notNull().default(sql`now()`),
    /** When its holder last proved who they are: by signing in, or again since. */
    provenAt: instant('proven_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    address: text('address'),
    userAgent: text('user_agent'),
    /** Whether its account had several companies to choose from when it was opened (R15). */
    hasChoice: boolean('has_choice').notNull().default(false),
  },
  (t) => [
    uniqueIndex('sessions_secret').on(t.secretDigest),
    index('sessions_account').on(t.accountId).where(sql`ended_at is null`),
    index('sessions_member').on(t.companyId, t.memberId, t.lastUsedAt).where(sql`member_id is not null`),
    foreignKey({ name: 'sessions_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
  ],
);

/** One-time links (set a password): only a digest of the token is kept. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    tokenDigest: text('token_digest').primaryKey(),
    accountId: id('acc', 'account_id').notNull(),
    purpose: text('purpose').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    foreignKey({ name: 'one_time_links_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
    check('one_time_links_purpose', sql`${t.purpose} in ('set_password')`),
  ],
);

/** API keys: found by the digest of the whole key, before a company is known. */
export const apiKeys = pgTable(
  'api_keys',
  {
    keyDigest: text('key_digest').primaryKey(),
    id: id('key', 'id').notNull(),
    companyId: id('com', 'company_id').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    departmentId: id('dep', 'department_id'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    createdBy: bareUuid('created_by'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    uniqueIndex('api_keys_company').on(t.companyId, t.id),
    check('api_keys_role', sql`${t.role} in ('owner', 'admin', 'billing_manager', 'team_lead')`),
  ],
);

/**
 * Failed sign-ins per account and per address, counted before anybody is known. Keys are digests; a row whose time is
 * over counts as absent.
 */
export const signInLimits = pgTable('sign_in_limits', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  endsAt: instant('ends_at').notNull(),
});
