/** …or names an import that is at another step. */
export const FINDS_NOTHING = new Set([
  'openInvoiceDispute',
  'endInvoiceDispute',
  'storeImportRows',
  'confirmImport',
  'enterCompany',
  'recordPayment',
  'creditInvoice',
  'getCorrectable',
  'recordDelivery',
  'retryMessage',
  'retryJob',
  'getOperatorEvent',
  'endStaff',
  'openSession',
  'redeemPasswordLink',
  'endSessions',
  'endOwnSession',
  // Who has no account yet has nothing to be taken away.
  'resetMemberSecondFactor',
  'joinByInvitation',
  // Nothing that was planned there failed.
  'retryPlannedChange',
  'noteApiKeyUse',
  'verifyDomain',
  'removeDomain',
  'enterGrant',
  // The grant is somebody else's.
  'leaveGrant',
]);
/** Says of each item what it would be refused with. */
export const ANSWERS_BY_ITEM = new Set(['quoteAssignments']);
/**
 * Changes rows that are no state of the company: when it was last checked or looked at for alerts, how it stood on days that are over, and a file on its way in before it was received as a
 * whole or what was found in it. What comes of them is in the log. A printable copy says what its document says, which is
 * in the log already.
 */
export const UNRECORDED = new Set([
  'assessAlerts',
  'checkCompany',
  'recordUsage',
  'beginImport',
  'checkImport',
  'keepInvoiceCopy',
]);
/** What the operator's people change outside of any company, with what its own log calls it (R26). */
export const IN_OPERATORS_LOG: Readonly<Record<string, string>> = {
  changeSettings: 'settings.changed',
  createStaff: 'staff.created',
  importInventory: 'inventory.imported',
  setListPrice: 'price.set',
  setPlan: 'plan.changed',
  setQuarantine: 'quarantine.set',
};
/** The operator's own, who names any company. */
export const ACROSS_COMPANIES = new Set([
  'createApiKey',
  'eraseMember',
  'getSupportCompany',
  'openGrant',
  'leaveGrant',
]);
