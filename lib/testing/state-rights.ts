import type { Sql } from 'postgres';
import { toUuid } from '@/lib/kernel/id';
import { type FilledCompany, filledCompany } from './two-companies';

/**
 * What goes on in a company that is closed (R22), by hand beside what commands say of themselves: reading that is written
 * to the log, exports, what invoices say, coming in, being signed out, and how somebody looks at lists. Everything else is refused.
 */
export const GOES_ON_WHEN_CLOSED: ReadonlySet<string> = new Set([
  'setBillingProfile',
  'findNumberHolder',
  'beginLicenceExport',
  'beginMemberExport',
  'beginNumberExport',
  'beginInvoiceExport',
  'beginAccountingExport',
  'beginDepartmentCostExport',
  'beginAuditExport',
  'beginImportErrors',
  'acceptInvitation',
  'joinByInvitation',
  'setListPreferences',
  'hideFirstSteps',
  'hideAlert',
  'chooseNotification',
  'endMemberSessions',
  'revokeApiKey',
  'removeWebhookEndpoint',
  'endSupportGrant',
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
  'planAssignment',
  'changePlan',
]);

let closed: Promise<FilledCompany> | undefined;

/** A company in that state, with something of everything. A closed one is the same for all: what is refused changes nothing. */
export function companyIn(state: 'restricted' | 'closed', sql: Sql): Promise<FilledCompany> {
  if (state === 'restricted') return filledIn(state, sql);
  closed ??= filledIn(state, sql);
  return closed;
}

async function filledIn(state: string, sql: Sql): Promise<FilledCompany> {
  const company = await filledCompany();
  await sql`update companies set state = ${state} where company_id = ${toUuid('com', company.id)}`;
  return company;
}
