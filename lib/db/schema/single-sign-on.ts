import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { companyId, id, instant } from './columns';
import { companies } from './companies';
import { members } from './members';

/** Who signs the members of a company in: one OpenID provider at most. */
export const identityProviders = pgTable(
  'identity_providers',
  {
    companyId: companyId(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** Sealed with a key of the installation: who reads the table does not know it. */
    clientSecret: text('client_secret').notNull(),
    /** The role of who comes in for the first time. */
    defaultRole: text('default_role').notNull(),
    enabled: boolean('enabled').notNull(),
    /** Nobody comes in by a password any more, but the one named. */
    required: boolean('required').notNull().default(false),
    breakGlassMemberId: id('mem', 'break_glass_member_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'identity_providers_pk', columns: [t.companyId] }),
    foreignKey({ name: 'identity_providers_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    foreignKey({
      name: 'identity_providers_break_glass',
      columns: [t.companyId, t.breakGlassMemberId],
      foreignColumns: [members.companyId, members.id],
    }),
    check('identity_providers_role', sql`${t.defaultRole} in ('admin', 'billing_manager', 'team_lead', 'member')`),
    check(
      'identity_providers_required',
      sql`not ${t.required} or (${t.enabled} and ${t.breakGlassMemberId} is not null)`,
    ),
  ],
);

/** E-mail domains that a company says are its own, and the text that proves it in their DNS. */
export const companyDomains = pgTable(
  'company_domains',
  {
    companyId: companyId(),
    domain: text('domain').notNull(),
    token: text('token').notNull(),
    createdAt: instant('created_at').notNull(),
    verifiedAt: instant('verified_at'),
  },
  (t) => [
    primaryKey({ name: 'company_domains_pk', columns: [t.companyId, t.domain] }),
    foreignKey({ name: 'company_domains_company', columns: [t.companyId], foreignColumns: [companies.companyId] }),
    check('company_domains_lower', sql`${t.domain} = lower(${t.domain})`),
  ],
);

/** Whose a domain is: proven by one company only, and found before a company is known. */
export const domainDirectory = pgTable(
  'domain_directory',
  {
    domain: text('domain').primaryKey(),
    companyId: id('com', 'company_id').notNull(),
  },
  (t) => [index('domain_directory_company').on(t.companyId)],
);

/** Who a member is at the company's identity provider: issuer and subject, never an e-mail address. */
export const memberIdentities = pgTable(
  'member_identities',
  {
    companyId: companyId(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    memberId: id('mem', 'member_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'member_identities_pk', columns: [t.companyId, t.issuer, t.subject] }),
    uniqueIndex('member_identities_member').on(t.companyId, t.memberId, t.issuer),
    foreignKey({
      name: 'member_identities_member_fk',
      columns: [t.companyId, t.memberId],
      foreignColumns: [members.companyId, members.id],
    }),
  ],
);
