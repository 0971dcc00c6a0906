export { alertHidings, alertSettings, alerts, departmentThresholds, notificationChoices } from './alerts';
export { assignments } from './assignments';
export { chargeCostCentres, invoiceCopies, invoiceDeliveries } from './bookkeeping';
export { checkFindings } from './checks';
export { companies, companyLedgers } from './companies';
export { departureNumbers, departures } from './departures';
export {
  accountMessages,
  accountRecoveryCodes,
  accountSecondFactors,
  accounts,
  apiKeys,
  oneTimeLinks,
  rateLimits,
  sessions,
  signOnUses,
} from './identity';
export { importRows, imports } from './imports';
export { agreements, billingProfiles, charges, invoices, issuedInvoices, payments } from './invoices';
export { licenceChanges, licences, purchases, subscriptions } from './licences';
export { departmentLeads, departments, invitations, members } from './members';
export { numberDirectory, numbers } from './numbers';
export { auditEvents, auditPersonalValues, idempotencyKeys, mails, outbox } from './operations';
export { operatorEvents, operatorIdempotencyKeys, operatorLedger, operatorPersonalValues } from './operator-log';
export { plannedChanges } from './planned-changes';
export {
  countries,
  invoiceSeries,
  issuers,
  numberKinds,
  operatorSettings,
  plans,
  prices,
  taxRules,
  taxTreatments,
} from './reference';
export { assignmentRequests } from './requests';
export { licenceSearch, memberSearch, numberSearch, stockSearch } from './search';
export { companyDomains, domainDirectory, identityProviders, memberIdentities } from './single-sign-on';
export { invoiceDisputes, priceNotices } from './standing';
export { supportGrants, supportLooks, supportReveals } from './support';
export { departmentMoves, usageDays, usageMonths, usageSegments } from './usage';
export { listPreferences, listViews } from './views';
export { webhookDeliveries, webhookEndpoints } from './webhooks';
