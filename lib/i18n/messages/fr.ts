import account from './fr/account.json';
import acts from './fr/acts.json';
import alerts from './fr/alerts.json';
import apiDocs from './fr/api-docs.json';
import apiKeys from './fr/api-keys.json';
import assignments from './fr/assignments.json';
import audit from './fr/audit.json';
import auth from './fr/auth.json';
import billing from './fr/billing.json';
import billingDetails from './fr/billing-details.json';
import billingMail from './fr/billing-mail.json';
import bulk from './fr/bulk.json';
import companySearch from './fr/company-search.json';
import companySettings from './fr/company-settings.json';
import costs from './fr/costs.json';
import departments from './fr/departments.json';
import errors from './fr/errors.json';
import exports from './fr/exports.json';
import failure from './fr/failure.json';
import fields from './fr/fields.json';
import importPages from './fr/import-pages.json';
import imports from './fr/imports.json';
import inventory from './fr/inventory.json';
import invitation from './fr/invitation.json';
import invoiceCopy from './fr/invoice-copy.json';
import leaving from './fr/leaving.json';
import licencePage from './fr/licence-page.json';
import licences from './fr/licences.json';
import mail from './fr/mail.json';
import mailbox from './fr/mailbox.json';
import memberAdd from './fr/member-add.json';
import memberEdit from './fr/member-edit.json';
import memberPage from './fr/member-page.json';
import members from './fr/members.json';
import moveMembers from './fr/move-members.json';
import numberActs from './fr/number-acts.json';
import numberLabel from './fr/number-label.json';
import numberPage from './fr/number-page.json';
import numberWhy from './fr/number-why.json';
import numbers from './fr/numbers.json';
import oneTimeLink from './fr/one-time-link.json';
import operatorLog from './fr/operator-log.json';
import outbox from './fr/outbox.json';
import overview from './fr/overview.json';
import permissions from './fr/permissions.json';
import plannedChanges from './fr/planned-changes.json';
import proveAgain from './fr/prove-again.json';
import requests from './fr/requests.json';
import rights from './fr/rights.json';
import secondFactor from './fr/second-factor.json';
import secondFactorReset from './fr/second-factor-reset.json';
import security from './fr/security.json';
import settings from './fr/settings.json';
import shell from './fr/shell.json';
import singleSignOn from './fr/single-sign-on.json';
import standing from './fr/standing.json';
import supportAccess from './fr/support-access.json';
import supportCompanies from './fr/support-companies.json';
import supportCompany from './fr/support-company.json';
import supportInventory from './fr/support-inventory.json';
import supportJobs from './fr/support-jobs.json';
import supportNavigation from './fr/support-navigation.json';
import supportPrices from './fr/support-prices.json';
import supportSettings from './fr/support-settings.json';
import supportStaff from './fr/support-staff.json';
import ui from './fr/ui.json';
import usage from './fr/usage.json';
import webhooks from './fr/webhooks.json';

/** One file per namespace: add the file in both languages, then one line above and one name below. */
export const french = {
  errors,
  fields,
  rights,
  failure,
  ui,
  exports,
  bulk,
  'operator-log': operatorLog,
  outbox,
  shell,
  standing,
  webhooks,
  'support-access': supportAccess,
  auth,
  'api-keys': apiKeys,
  audit,
  billing,
  'billing-mail': billingMail,
  costs,
  'invoice-copy': invoiceCopy,
  overview,
  usage,
  licences,
  'licence-page': licencePage,
  numbers,
  imports,
  inventory,
  'number-page': numberPage,
  'number-why': numberWhy,
  'number-label': numberLabel,
  'number-acts': numberActs,
  members,
  departments,
  'member-page': memberPage,
  'member-add': memberAdd,
  'member-edit': memberEdit,
  'move-members': moveMembers,
  invitation,
  assignments,
  leaving,
  acts,
  alerts,
  'second-factor': secondFactor,
  'second-factor-reset': secondFactorReset,
  security,
  settings,
  account,
  'prove-again': proveAgain,
  'single-sign-on': singleSignOn,
  'billing-details': billingDetails,
  'company-search': companySearch,
  'company-settings': companySettings,
  mail,
  'api-docs': apiDocs,
  mailbox,
  permissions,
  'planned-changes': plannedChanges,
  requests,
  'import-pages': importPages,
  'support-navigation': supportNavigation,
  'support-companies': supportCompanies,
  'support-company': supportCompany,
  'one-time-link': oneTimeLink,
  'support-prices': supportPrices,
  'support-settings': supportSettings,
  'support-inventory': supportInventory,
  'support-jobs': supportJobs,
  'support-staff': supportStaff,
};
