/** Tables with a company that are found before a company is known: sign-in, whose a domain is, API keys, and who has a line. */
export const FOUND_ACROSS_COMPANIES = ['api_keys', 'domain_directory', 'number_directory', 'sessions'];
/** Rows that are no record of anything, or may be erased (R26): the only ones the program deletes. */
export const DELETABLE = [
  'alerts',
  'audit_personal_values',
  'company_domains',
  'department_leads',
  'department_thresholds',
  'departments',
  'domain_directory',
  'idempotency_keys',
  'identity_providers',
  'import_rows',
  'imports',
  'invitations',
  'list_preferences',
  'list_views',
  'member_identities',
  'outbox',
  'webhook_deliveries',
  'webhook_endpoints',
];
export const LOOKED_UP_ACROSS_COMPANIES = [
  'alert_settings',
  'alerts',
  'companies',
  'company_ledgers',
  'department_leads',
  'identity_providers',
  'imports',
  'members',
  'outbox',
  'planned_changes',
  'support_grants',
  'webhook_deliveries',
  'webhook_endpoints',
];
/** What the operator's people find a company by: these columns and no others (R24). */
export const FOUND_BY: Record<string, string[]> = {
  agreements: ['company_id', 'id'],
  assignment_requests: ['company_id', 'id'],
  assignments: ['company_id', 'id'],
  audit_events: ['company_id', 'id', 'operation_id', 'request_id'],
  charges: ['company_id', 'id'],
  departments: ['company_id', 'id'],
  invoices: ['company_id', 'id'],
  issued_invoices: ['company_id', 'number'],
  licences: ['company_id', 'id'],
  numbers: ['company_id', 'e164', 'id', 'restorable_until', 'status'],
  payments: ['company_id', 'id'],
  purchases: ['company_id', 'id'],
  subscriptions: ['company_id', 'id'],
};
/** Read by the views that pattern search uses, as the schema's owner. */
export const SEARCHED = ['api_keys', 'licences', 'members', 'number_directory', 'numbers'];
export const IDENTITY = [
  'account_messages',
  'account_recovery_codes',
  'account_second_factors',
  'accounts',
  'api_keys',
  'one_time_links',
  'rate_limits',
  'sessions',
  'sign_on_uses',
];
/** The operator's mailbox stands in for what lies outside. */
export const OUTSIDE = ['mails'];
/** What the operator's people change outside of any company: its own log (R26), and the answers kept for repetitions (R9). */
export const OPERATORS_OWN = [
  'operator_events',
  'operator_idempotency_keys',
  'operator_ledger',
  'operator_personal_values',
];
/** The issuers' numbers: drawn inside a company, since a number is one with what it is drawn for (R20). */
export const SERIES = ['invoice_series'];
export const REFERENCE = [
  'countries',
  'issuers',
  'number_kinds',
  'operator_settings',
  'plans',
  'prices',
  'tax_rules',
  'tax_treatments',
];
