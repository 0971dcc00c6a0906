import { alertAnswers, alertBodies } from './alert-examples';
import { billingAnswers, billingBodies } from './billing-examples';
import { eur, ids } from './example-ids';
import { importAnswers, importBodies } from './import-examples';
import { plannedAnswers } from './planned-examples';
import { usageAnswers } from './usage-examples';
import { webhookAnswers, webhookBodies } from './webhook-examples';

/** Made-up ids for the parameters of paths, by the parameter's name. */
export const exampleIds: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ids).map(([name, id]) => [`${name}Id`, id]),
);

const camille = { id: ids.member, name: 'Camille Moreau' };
const line = { e164: '+33639980412', country: 'FR', type: 'mobile', capabilities: ['voice', 'sms', 'mms'] };

const company = {
  id: ids.company,
  name: 'Acme',
  plan: 'connect',
  memberNumberLimit: 5,
  billingFrequency: 'monthly',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  autoPurchase: { policy: 'allow', monthlyLicences: null, monthlyCharge: null },
  state: 'active',
};

const licence = {
  id: ids.licence,
  label: 'L-0003',
  status: 'assigned',
  billingFrequency: 'monthly',
  source: 'manual',
  price: eur(1_200),
  purchasedAt: '2026-06-01T08:00:00.000Z',
  renewsOn: '2026-07-01',
  endsOn: null,
  number: { id: ids.number, e164: line.e164 },
  member: camille,
};

const number = {
  id: ids.number,
  ...line,
  label: 'Reception',
  status: 'assigned',
  member: camille,
  licenceId: ids.licence,
  restorableUntil: null,
  hold: null,
};

const cost = {
  removalsUndone: 0,
  purchases: 1,
  charge: eur(600),
  tax: eur(120),
  total: eur(720),
  formula: { unitPrice: eur(1_200), quantity: 1, days: 15, daysOfPeriod: 30 },
  renewal: { increase: eur(1_200), on: '2026-07-01' },
};

const purchase = { id: ids.purchase, quantity: 1, charge: eur(600), source: 'automatic', invoiceId: ids.invoice };
const assignment = {
  id: ids.assignment,
  numberId: ids.number,
  memberId: ids.member,
  licenceId: ids.licence,
  startedAt: '2026-06-16T09:30:00.000Z',
};

const holding = {
  assignmentId: ids.assignment,
  numberId: ids.number,
  e164: line.e164,
  licenceId: ids.licence,
  licenceLabel: 'L-0003',
  member: camille,
  from: '2026-06-16T09:30:00.000Z',
  to: null,
  endReason: null,
  history: null,
  operationId: ids.operation,
};

const person = { firstName: 'Camille', lastName: 'Moreau', email: 'camille.moreau@acme.example' };
const member = {
  id: ids.member,
  ...person,
  role: 'member',
  departmentId: null,
  status: 'active',
  invitation: null,
  numbers: 1,
  limit: 5,
  lastActiveAt: '2026-06-16T09:31:00.000Z',
};

const department = {
  id: ids.department,
  name: 'Sales',
  costCentre: 'CC-4100',
  leads: [camille],
  members: 12,
  numbers: 9,
};

const apiKey = {
  id: ids.key,
  name: 'Directory sync',
  role: 'admin',
  department: null,
  createdAt: '2026-06-16T09:30:00.000Z',
  createdBy: { id: ids.colleague, name: 'Nour Haddad' },
  expiresAt: '2027-06-16T22:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
};

const request = {
  id: ids.request,
  status: 'open',
  kind: 'wish',
  member: camille,
  requestedBy: { id: ids.colleague, name: 'Nour Haddad' },
  country: 'FR',
  type: 'mobile',
  note: 'For the new shop',
  createdAt: '2026-06-15T08:00:00.000Z',
  answeredAt: null,
  answeredBy: null,
  reason: null,
  number: null,
  assignmentId: null,
  expiresAt: null,
  quote: null,
  closedBecause: null,
};

const assignmentQuote = { licencesUsed: 1, ...cost, member: { numbers: 1, limit: 5 } };

/** One example of an answer, by the name of its component. */
export const answerExamples: Readonly<Record<string, unknown>> = {
  Company: company,
  ChangedCompany: { ...company, locale: 'fr' },
  SecondFactors: {
    required: true,
    without: [{ id: ids.member, name: 'Camille Moreau', email: 'camille.moreau@acme.example' }],
    others: 0,
  },
  SecondFactorRule: { required: true },
  ...billingAnswers,
  ...webhookAnswers,
  ...usageAnswers,
  ...alertAnswers,
  Licence: licence,
  IdleLicences: {
    days: 30,
    quantity: 1,
    monthlyCost: eur(1_200),
    groups: [{ billingFrequency: 'monthly', quantity: 1, monthlyCost: eur(1_200) }],
    unassignedNumbers: 2,
  },
  LicenceSummary: { total: 4, assigned: 3, available: 1, ending: 0 },
  LicenceQuote: { quantity: 1, ...cost },
  LicencePurchase: { licences: [licence], removalsUndone: 0, purchase: { ...purchase, source: 'manual' } },
  LicenceMoment: {
    kind: 'held',
    at: '2026-06-16T09:30:00.000Z',
    to: null,
    by: null,
    source: null,
    purchaseId: null,
    endsOn: null,
    number: { id: ids.number, e164: line.e164 },
    member: camille,
    endReason: null,
    operationId: ids.operation,
  },
  Number: number,
  Labelled: { changed: 2, unchanged: 0 },
  InventoryNumber: { ...line, reason: null },
  AssignmentQuote: assignmentQuote,
  AskedNumber: {
    request: {
      id: ids.request,
      status: 'open',
      expiresAt: '2026-06-19T09:30:00.000Z',
      quote: assignmentQuote,
    },
  },
  AssignmentAnswer: { assignment, licenceOrigin: 'purchased', purchase },
  AssignedNumber: { assignment, licenceOrigin: 'purchased', purchase },
  Holding: holding,
  Holder: { at: '2026-06-20T12:00:00.000Z', state: 'held', holding },
  Member: member,
  Department: department,
  AssignmentRequest: request,
  ...plannedAnswers(assignmentQuote, camille),
  ApprovedRequest: {
    assignment,
    licenceOrigin: 'purchased',
    purchase,
    request: {
      ...request,
      status: 'approved',
      answeredAt: assignment.startedAt,
      answeredBy: ids.colleague,
      number: { id: ids.number, e164: line.e164 },
      assignmentId: ids.assignment,
    },
  },
  ...importAnswers,
  RequestableKind: { country: 'FR', types: ['landline', 'mobile'] },
  ApiKey: apiKey,
  IssuedApiKey: { ...apiKey, key: 'lk_…' },
  RevokedApiKey: { ...apiKey, revokedAt: '2026-06-20T12:00:00.000Z', revokedWith: [] },
  AuditEvent: {
    id: ids.event,
    at: '2026-06-16T09:30:00.000Z',
    operationId: ids.operation,
    actor: { kind: 'member', role: 'admin', id: ids.colleague, name: 'Nour Haddad' },
    onBehalfOf: null,
    action: 'licence.purchased',
    target: { id: ids.purchase, name: null },
    before: null,
    after: {
      source: 'automatic',
      quantity: 1,
      billingFrequency: 'monthly',
      charge: 600,
      currency: 'EUR',
      numberId: ids.number,
      memberId: ids.member,
    },
    personal: null,
    personalErased: false,
    boughtFor: { id: ids.number, name: '+33 6 39 98 04 12' },
    origin: 'web',
    requestId: '0f4f4a39-4c9e-4f0a-9b2c-3d4e6a5d1b7c',
  },
  MovedMembers: { moved: 11, unchanged: 1, departmentId: ids.department },
  DepartmentDeletion: { id: ids.department, movedMembers: 12, toDepartmentId: null },
};

/** One example of a body, by the use case's name. */
export const bodyExamples: Readonly<Record<string, unknown>> = {
  ...billingBodies,
  ...webhookBodies,
  ...alertBodies,
  ...importBodies,
  changeCompany: {
    locale: 'fr',
    timeZone: 'Europe/Brussels',
    seen: { timeZone: 'Europe/Paris' },
    autoPurchase: { policy: 'allow', monthlyLicences: 10, monthlyCharge: eur(12_000) },
  },
  setSecondFactorRule: { required: true },
  quoteLicencePurchase: { quantity: 5 },
  purchaseLicences: { quantity: 5, maxCharge: eur(3_000), maxRenewalIncrease: eur(6_000) },
  scheduleLicenceRemoval: { quantity: 2 },
  labelNumber: { label: 'Reception' },
  labelNumbers: { numberIds: [ids.number], label: 'Reception' },
  takeNumber: { e164: line.e164 },
  quoteAssignment: { memberId: ids.member, e164: line.e164 },
  assignNumber: {
    memberId: ids.member,
    numberId: ids.number,
    maxPurchases: 1,
    maxCharge: eur(600),
    maxRemovalsUndone: 0,
    maxRenewalIncrease: eur(1_200),
  },
  exchangeNumbers: { withNumberId: ids.otherNumber, history: 'keep' },
  reassignNumber: { memberId: ids.member, history: 'keep' },
  deleteMember: {
    numbers: {
      default: { mode: 'unassign' },
      each: [{ numberId: ids.number, mode: 'reassign', toMemberId: ids.colleague, history: 'keep' }],
    },
  },
  deactivateMember: { numbers: { default: { mode: 'keep' } } },
  createDepartment: { name: 'Sales', leadMemberIds: [ids.member], costCentre: 'CC-4100' },
  changeDepartment: { name: 'Sales North', seen: { name: 'Sales' } },
  deleteDepartment: { toDepartmentId: null },
  changeMember: { role: 'admin', departmentId: null, seen: { role: 'member' } },
  createRequest: { memberId: ids.member, country: 'FR', type: 'mobile', note: 'For the new shop' },
  approveRequest: { numberId: ids.number, maxPurchases: 1, maxCharge: eur(600), maxRemovalsUndone: 0 },
  quoteRequest: { numberId: ids.number },
  declineRequest: { reason: 'No mobile numbers this quarter' },
  moveMembers: { memberIds: [ids.member], departmentId: ids.department },
  issueApiKey: { name: 'Directory sync', role: 'admin', expiresOn: '2027-06-16' },
  createMember: { firstName: 'Camille', lastName: 'Moreau', email: 'camille.moreau@acme.example', role: 'member' },
};
