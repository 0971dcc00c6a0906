/**
 * What goes on in a company that is closed (R22), by hand beside what commands say of themselves: reading that is written
 * to the log, exports, what invoices say, coming in, and how somebody looks at lists. Everything else is refused.
 */
export const GOES_ON_WHEN_CLOSED: ReadonlySet<string> = new Set([
  'setBillingProfile',
  'findNumberHolder',
  'beginLicenceExport',
  'beginMemberExport',
  'beginNumberExport',
  'beginImportErrors',
  'acceptInvitation',
  'joinByInvitation',
  'setListPreferences',
]);

/**
 * What is refused while a company is restricted: purchases, new assignments, and changes that charge at once. A departure is
 * undone as long as nobody gets a number back by it.
 */
export const REFUSED_WHEN_RESTRICTED: ReadonlySet<string> = new Set([
  'purchaseLicences',
  'assignNumber',
  'assignNumbers',
  'approveRequest',
  'changePlan',
]);
