import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
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
    /** When its holder proved a second factor; null: the password alone, or none was asked. */
    secondFactorAt: instant('second_factor_at'),
    /** What is still to come before it acts as anybody: a code, or setting up what makes codes. */
    awaits: text('awaits'),
    /** Who signed its holder in, for a session by single sign-on: by these its identity provider ends it. */
    identityIssuer: text('identity_issuer'),
    identitySubject: text('identity_subject'),
    identitySid: text('identity_sid'),
    /** By which grant one of the operator's people is in the company (R24). */
    grantId: id('gra', 'grant_id'),
  },
  (t) => [
    uniqueIndex('sessions_secret').on(t.secretDigest),
    index('sessions_account').on(t.accountId).where(sql`ended_at is null`),
    index('sessions_member').on(t.companyId, t.memberId, t.lastUsedAt).where(sql`member_id is not null`),
    index('sessions_identity')
      .on(t.companyId, t.identityIssuer)
      .where(sql`identity_issuer is not null and ended_at is null`),
    check('sessions_identity_whole', sql`(${t.identityIssuer} is null) = (${t.identitySubject} is null)`),
    foreignKey({ name: 'sessions_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
    check('sessions_awaits', sql`${t.awaits} in ('second_factor', 'enrolment')`),
  ],
);

/**
 * The secret that an account's one-time codes are made from, sealed with a key that is not in the database, and the step
 * of the last code that was used: no code works twice.
 */
export const accountSecondFactors = pgTable(
  'account_second_factors',
  {
    accountId: id('acc', 'account_id').primaryKey(),
    sealedSecret: text('sealed_secret').notNull(),
    confirmedAt: instant('confirmed_at').notNull().default(sql`now()`),
    lastUsedStep: bigint('last_used_step', { mode: 'number' }).notNull(),
  },
  (t) => [
    foreignKey({ name: 'account_second_factors_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
  ],
);

/** Codes for who has lost what makes theirs: keyed digests, each works once. */
export const accountRecoveryCodes = pgTable(
  'account_recovery_codes',
  {
    accountId: id('acc', 'account_id').notNull(),
    codeDigest: text('code_digest').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ name: 'account_recovery_codes_pk', columns: [t.accountId, t.codeDigest] }),
    foreignKey({ name: 'account_recovery_codes_account_fk', columns: [t.accountId], foreignColumns: [accounts.id] }),
  ],
);

/**
 * What accounts are told by mail, outside of every company: that something about their sign-in changed, or a link to set
 * a new password. That somebody asked for a link is written down whether the address has an account or not; the link
 * itself is made when its mail is written, and is in no row.
 */
export const accountMessages = pgTable(
  'account_messages',
  {
    id: bareUuid('id').primaryKey(),
    topic: text('topic').notNull(),
    email: text('email').notNull(),
    /** The language of the page it was asked on, for who has chosen none. */
    locale: text('locale'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [index('account_messages_created').on(t.createdAt, t.id)],
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
    check('one_time_links_purpose', sql`${t.purpose} in ('set_password', 'reset_password')`),
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
 * Attempts per account and per address, counted before they are tried; the columns are the library's, in its order. Keys
 * are digests; a row whose time is over counts as absent.
 */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  /** The end of its window in milliseconds since 1970. */
  expire: bigint('expire', { mode: 'number' }),
});

/** What works once, by its digest: answers of a sign-on and tokens of a logout. A row whose time is over counts as absent. */
export const signOnUses = pgTable('sign_on_uses', {
  digest: text('digest').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
});
