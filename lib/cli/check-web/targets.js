// @ts-check

/** Pages and pickers with every parameter that they read, for who is signed in. */
export const PAGES = [
  '/manage-product/licences?status=available&frequency=monthly&q=L&sort=label',
  '/manage-product/numbers?status=assigned&country=FR&type=mobile&q=06&sort=number',
  '/manage-product/numbers/inventory?country=FR&type=mobile&q=06',
  '/manage-team/members?role=member&status=active&departmentId=x&q=a&sort=name',
  '/manage-team/departments?q=a',
  '/manage-team/requests?status=open',
  '/billing?period=2026&status=paid&type=invoice',
  '/audit-log?action=member.created&actor=x&target=x&from=2026-01-01&to=2026-12-31',
  '/imports?kind=members',
  '/account/notifications',
  '/settings/alerts',
  '/settings/api-keys?cursor=x',
  '/settings/permissions',
  '/settings/webhooks?cursor=x',
  '/manage-product/planned-changes?status=planned',
  '/usage?range=90d&from=2026-01-01&to=2026-12-31&by=type',
  '/api/console/members?q=a&limit=10',
  '/api/console/numbers?q=0&limit=10',
  '/api/console/inventory?q=0&country=FR&type=mobile',
  '/api/console/member-count?q=a&role=member',
  '/sign-in?next=/settings',
];

/** Calls of the API with their parameters, for a program with a key. */
export const CALLS = [
  '/api/v1/licences?status=available&frequency=monthly&q=L&limit=10',
  '/api/v1/numbers?status=assigned&country=FR&type=mobile&memberId=x&q=06',
  '/api/v1/inventory?country=FR&type=mobile&q=06&assignable=true',
  '/api/v1/members?role=member&status=active&departmentId=x&q=a',
  '/api/v1/departments?q=a',
  '/api/v1/invoices?status=paid&type=invoice&q=1&from=2026-01-01&to=2026-12-31',
  '/api/v1/audit-events?actor=x&action=member.created&target=x&from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z',
  '/api/v1/assignment-requests?status=open',
  '/api/v1/imports?limit=10',
  '/api/v1/api-keys?limit=10',
  '/api/v1/planned-changes?status=planned&numberId=x&memberId=x&limit=10',
  '/api/v1/usage?from=2026-01-01&to=2026-11-30&groupBy=department',
  '/api/v1/usage/department-costs?from=2026-01&to=2026-11',
  '/api/v1/webhook-endpoints?limit=10',
  '/api/v1/alerts',
  '/api/v1/alert-settings',
];

/** What is open to everybody. */
export const OPEN = [
  '/sign-in?next=/settings',
  '/sign-in/single-sign-on?domain=acme.example&next=/settings',
  '/forgot-password',
  '/set-password?token=x',
  '/invitation?token=x',
  '/choose-company?next=/settings',
  '/second-factor?next=/settings',
  '/api/docs',
  '/api/v1/openapi.json',
  '/api/auth/csrf',
  '/flags/FR',
  '/healthz',
  '/readyz',
  '/manage-product/licences?q=a',
  '/api/v1/members?q=a',
];

/**
 * What sqlmap tries parameter by parameter: all lists, with values that are answered 200. An id that names nothing would end
 * its attempt before it began.
 */
export const SEARCHED = {
  pages: [
    '/manage-product/licences?status=available&frequency=monthly&q=L&sort=label',
    '/manage-product/numbers?q=06&country=FR&type=mobile&status=assigned&sort=number',
    '/manage-product/numbers/inventory?country=FR&type=mobile&q=06',
    '/manage-team/members?role=member&status=active&q=a&sort=name',
    '/manage-team/departments?q=a',
    '/manage-team/requests?status=open',
    '/billing?period=2026&status=paid&type=invoice',
    '/audit-log?action=member.created&from=2026-01-01&to=2026-12-31',
    '/imports?kind=members',
    '/manage-product/planned-changes?status=planned',
    '/usage?range=90d&by=type',
    '/api/console/members?q=a&limit=10',
    '/api/console/numbers?q=0&limit=10',
    '/api/console/inventory?q=0&country=FR&type=mobile',
    '/api/console/member-count?q=a&role=member',
    '/api/console/number-count?q=0&status=assigned',
  ],
  calls: [
    '/api/v1/licences?status=available&frequency=monthly&q=L&limit=10',
    '/api/v1/numbers?q=06&country=FR&type=mobile&status=assigned',
    '/api/v1/inventory?country=FR&type=mobile&q=06&assignable=true',
    '/api/v1/members?q=a&role=member&status=active',
    '/api/v1/departments?q=a',
    '/api/v1/invoices?status=paid&type=invoice&q=1&from=2026-01-01&to=2026-12-31',
    '/api/v1/audit-events?action=member.created&from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z',
    '/api/v1/assignment-requests?status=open',
    '/api/v1/imports?limit=10',
    '/api/v1/api-keys?limit=10',
    '/api/v1/planned-changes?status=planned&limit=10',
    '/api/v1/usage?from=2026-01-01&to=2026-11-30&groupBy=department',
    '/api/v1/usage/department-costs?from=2026-01&to=2026-11',
    '/api/v1/webhook-endpoints?limit=10',
  ],
  // The page of single sign-on answers 200 for a verified domain only, and the demo has none: wapiti alone tries it.
  open: ['/sign-in?next=/settings', '/invitation?token=x'],
};
