const ALL = ['owner', 'admin', 'billing_manager', 'team_lead', 'member'] as const;
const OWNER = ['owner'] as const;
const ADMINS = ['owner', 'admin'] as const;
const MONEY = ['owner', 'admin', 'billing_manager'] as const;
const PAYERS = ['owner', 'billing_manager'] as const;
const READERS = ['owner', 'admin', 'team_lead'] as const;
const LISTERS = ['owner', 'admin', 'billing_manager', 'team_lead'] as const;
const STAFF = ['support', 'operator'] as const;
const OPERATOR = ['operator'] as const;
const SIGNED_IN = [...ALL, ...STAFF] as const;

/** Everybody who signs in. */
export type PageRole = (typeof ALL)[number] | (typeof STAFF)[number];
export const PAGE_ROLES: readonly PageRole[] = [...ALL, ...STAFF];

/** Who may open each page, by hand (R24): everybody else is answered 403, and who has not signed in signs in first. */
export const PAGE_RIGHTS: Readonly<Record<string, readonly PageRole[]>> = {
  '/': ALL,
  '/account': SIGNED_IN,
  '/account/notifications': LISTERS,
  '/account/preferences': SIGNED_IN,
  '/account/security': SIGNED_IN,
  '/account/sessions': SIGNED_IN,
  '/audit-log': ADMINS,
  '/audit-log/[id]': ADMINS,
  '/billing': MONEY,
  '/billing/invoices/[id]': MONEY,
  '/billing/invoices/[id]/lines/[line]': MONEY,
  '/imports': ADMINS,
  '/imports/[id]': ADMINS,
  '/manage-product/licences': LISTERS,
  '/manage-product/licences/[id]': LISTERS,
  '/manage-product/licences/purchases/[id]': MONEY,
  '/manage-product/numbers': READERS,
  '/manage-product/numbers/[id]': READERS,
  '/manage-product/numbers/inventory': ADMINS,
  '/manage-product/numbers/why': ADMINS,
  '/manage-product/planned-changes': READERS,
  '/manage-team/departments': READERS,
  '/manage-team/members': READERS,
  '/manage-team/members/[id]': READERS,
  '/manage-team/members/[id]/leave': ADMINS,
  '/manage-team/members/departures/[id]': ADMINS,
  '/manage-team/requests': LISTERS,
  '/manage-team/requests/[id]': LISTERS,
  '/settings': MONEY,
  '/settings/alerts': MONEY,
  '/settings/api-keys': OWNER,
  '/settings/auto-purchase': PAYERS,
  '/settings/billing': PAYERS,
  '/settings/company': OWNER,
  '/settings/permissions': ALL,
  '/settings/security': OWNER,
  '/settings/single-sign-on': OWNER,
  '/settings/support-access': OWNER,
  '/settings/webhooks': OWNER,
  '/settings/webhooks/[id]': OWNER,
  '/support': STAFF,
  '/support/companies': OPERATOR,
  '/support/companies/[id]': STAFF,
  '/support/companies/[id]/manage': OPERATOR,
  '/support/inventory': OPERATOR,
  '/support/inventory/import': OPERATOR,
  '/support/jobs': OPERATOR,
  '/support/log': OPERATOR,
  '/support/log/[id]': OPERATOR,
  '/support/mailbox': OPERATOR,
  '/support/mailbox/[id]': OPERATOR,
  '/support/outbox': OPERATOR,
  '/support/prices': OPERATOR,
  '/support/settings': OPERATOR,
  '/support/staff': OPERATOR,
  '/usage': LISTERS,
};

/** Pages for whoever comes, each with what it answers who has not signed in. */
export const OPEN_PAGES: Readonly<Record<string, number>> = {
  '/api/docs': 200,
  '/choose-company': 307,
  '/enrol': 307,
  '/forgot-password': 200,
  '/invitation': 200,
  '/prove-again': 307,
  '/second-factor': 307,
  '/set-password': 200,
  '/sign-in': 200,
  '/sign-in/single-sign-on': 307,
};

/** Pages that only lead to another one. */
export const LEADS_ON: ReadonlySet<string> = new Set(['/account', '/settings']);

/** The path of a page's file in the app; groups in brackets are no part of it. */
export const routeOf = (file: string): string =>
  `/${file.replace(/^app\/|page\.tsx$/g, '').replace(/\([^)]*\)\//g, '')}`.replace(/(.)\/$/, '$1');
