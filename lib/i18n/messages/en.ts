import account from './en/account.json';
import acts from './en/acts.json';
import alerts from './en/alerts.json';
import apiDocs from './en/api-docs.json';
import apiKeys from './en/api-keys.json';
import assignments from './en/assignments.json';
import audit from './en/audit.json';
import auth from './en/auth.json';
import billing from './en/billing.json';
import billingDetails from './en/billing-details.json';
import billingMail from './en/billing-mail.json';
import bulk from './en/bulk.json';
import companySearch from './en/company-search.json';
import companySettings from './en/company-settings.json';
import costs from './en/costs.json';
import departments from './en/departments.json';
import errors from './en/errors.json';
import exports from './en/exports.json';
import failure from './en/failure.json';
import fields from './en/fields.json';
import importPages from './en/import-pages.json';
import imports from './en/imports.json';
import inventory from './en/inventory.json';
import invitation from './en/invitation.json';
import invoiceCopy from './en/invoice-copy.json';
import leaving from './en/leaving.json';
import licencePage from './en/licence-page.json';
import licences from './en/licences.json';
import mail from './en/mail.json';
import mailbox from './en/mailbox.json';
import memberAdd from './en/member-add.json';
import memberEdit from './en/member-edit.json';
import memberPage from './en/member-page.json';
import members from './en/members.json';
import moveMembers from './en/move-members.json';
import numberActs from './en/number-acts.json';
import numberLabel from './en/number-label.json';
import numberPage from './en/number-page.json';
import numberWhy from './en/number-why.json';
import numbers from './en/numbers.json';
import oneTimeLink from './en/one-time-link.json';
import operatorLog from './en/operator-log.json';
import outbox from './en/outbox.json';
import overview from './en/overview.json';
import permissions from './en/permissions.json';
import plannedChanges from './en/planned-changes.json';
import proveAgain from './en/prove-again.json';
import requests from './en/requests.json';
import rights from './en/rights.json';
import secondFactor from './en/second-factor.json';
import secondFactorReset from './en/second-factor-reset.json';
import security from './en/security.json';
import settings from './en/settings.json';
import shell from './en/shell.json';
import singleSignOn from './en/single-sign-on.json';
import standing from './en/standing.json';
import supportAccess from './en/support-access.json';
import supportCompanies from './en/support-companies.json';
import supportCompany from './en/support-company.json';
import supportInventory from './en/support-inventory.json';
import supportJobs from './en/support-jobs.json';
import supportNavigation from './en/support-navigation.json';
import supportPrices from './en/support-prices.json';
import supportSettings from './en/support-settings.json';
import supportStaff from './en/support-staff.json';
import ui from './en/ui.json';
import usage from './en/usage.json';
import webhooks from './en/webhooks.json';

/** One file per namespace: add the file in both languages, then one line above and one name below. */
export const english = {
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
