import { DomainError } from '@/lib/kernel/domain-error';
import type { Actor, GrantedActor, StaffActor } from './actor';

/**
 * Everything that can be done by a grant, and from which mode on (R24). What is not named here is refused, whatever the
 * table of rights says of it: an export, a file, a purchase, a role or a key never gets in by being forgotten. A question
 * that is itself logged is a command and still reading (R27).
 */
const OPEN_TO_GRANTS: Readonly<Record<string, GrantedActor['mode']>> = {
  getCompany: 'read',
  getListSettings: 'read',
  listAuditActors: 'read',
  listAuditEvents: 'read',
  getAuditEvent: 'read',
  listLicences: 'read',
  countLicences: 'read',
  getLicence: 'read',
  getLicenceCosts: 'read',
  getLicenceHistory: 'read',
  getLicenceOutlook: 'read',
  getOverview: 'read',
  getLicenceSummary: 'read',
  getLicenceTimeline: 'read',
  getPurchase: 'read',
  explainCharge: 'read',
  listAlerts: 'read',
  getUsage: 'read',
  getDepartmentCosts: 'read',
  getIdleLicences: 'read',
  listNumbers: 'read',
  countNumbers: 'read',
  listNumberCountries: 'read',
  getNumber: 'read',
  getNumberCosts: 'read',
  getNumberHistory: 'read',
  findNumberHolder: 'read',
  explainNumberActs: 'read',
  explainNumber: 'read',
  listInventory: 'read',
  listInventoryCountries: 'read',
  listMembers: 'read',
  countMembers: 'read',
  getMember: 'read',
  getMemberCosts: 'read',
  getDeletedMember: 'read',
  explainMemberActs: 'read',
  listDepartments: 'read',
  listDepartmentNames: 'read',
  getDepartment: 'read',
  listRequests: 'read',
  getRequest: 'read',
  listPlannedChanges: 'read',
  getPlannedChange: 'read',
  listInvoices: 'read',
  getInvoice: 'read',
  getInvoiceLine: 'read',
  listLineLicences: 'read',
  getBilling: 'read',
  getBillingProfile: 'read',
  listSubscriptions: 'read',
  getStanding: 'read',
  revealMember: 'read',
  resolveNumberSelection: 'act',
  resolveMemberSelection: 'act',
  quoteAssignment: 'act',
  quoteAssignments: 'act',
  quoteNumberChange: 'act',
  assignNumber: 'act',
  assignNumbers: 'act',
  changeNumbers: 'act',
  deleteNumber: 'act',
  exchangeNumbers: 'act',
  labelNumber: 'act',
  labelNumbers: 'act',
  reassignNumber: 'act',
  restoreNumber: 'act',
  takeNumber: 'act',
  unassignNumber: 'act',
  changeMember: 'act',
  moveMembers: 'act',
  createDepartment: 'act',
  changeDepartment: 'act',
  deleteDepartment: 'act',
};

/** Refuses somebody who is in a company by a grant whatever that grant does not open. */
export function requireOpenToGrant(actor: Actor, useCase: { name: string; permission: string }): void {
  if (actor.kind !== 'granted') return;
  const from = Object.hasOwn(OPEN_TO_GRANTS, useCase.name) ? OPEN_TO_GRANTS[useCase.name] : undefined;
  if (from === undefined || (from === 'act' && actor.mode === 'read'))
    throw new DomainError('forbidden', { permission: useCase.permission });
}

/** A grant never buys, asks for a purchase, or keeps a licence that was to end and be paid no more (R24). */
export function requireNoPurchase({ kind }: Actor): void {
  if (kind === 'granted') throw new DomainError('grant_cannot_buy');
}

/** Nobody of the operator's goes into a company, or lets anybody in, on a password alone (R24). */
export function requireSecondFactor({ secondFactor }: StaffActor, permission: string): void {
  if (secondFactor !== 'proven' && secondFactor !== 'exempt') throw new DomainError('forbidden', { permission });
}

/** What decides who may do what, and who signs in as whom, is the company's own (R24). */
export function requireOwnPeople({ kind }: Actor, permission: string): void {
  if (kind === 'granted') throw new DomainError('forbidden', { permission });
}
