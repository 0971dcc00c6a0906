import { z } from 'zod';
import { alertSettingsView, alertView } from '@/lib/alerts/view';
import { apiKeyView, issuedApiKeyView, revokedApiKeyView } from '@/lib/api-keys/view';
import {
  askedView,
  assignedView,
  assignmentQuoteView,
  assignmentView,
  bulkAssignmentView,
  bulkItemView,
  bulkQuoteView,
  bulkTotalView,
  changedNumbersView,
  departureDetailView,
  departureUndoQuoteView,
  departureView,
  leftMemberView,
  memberActsView,
  numberActsView,
} from '@/lib/assignments/view';
import { auditEventView } from '@/lib/audit/view';
import { frequencyQuoteView, planQuoteView, subscriptionsView } from '@/lib/billing/view';
import { companyView, secondFactorRuleView } from '@/lib/companies/view';
import {
  heldCostsView,
  heldCostView,
  licenceCostsView,
  licenceCostView,
  lineDetailView,
  lineEventView,
  lineLicenceView,
} from '@/lib/costs/view';
import {
  importReference as importReferenceView,
  importRowView,
  importSummaryView,
  importView,
} from '@/lib/imports/view';
import {
  accountingDocumentView,
  heldBillingProfileView,
  invoiceDetailView,
  invoiceLineView,
  invoiceView,
} from '@/lib/invoices/view';
import { moneyView } from '@/lib/kernel/shape';
import {
  formulaView,
  idleLicencesView,
  licencePurchaseView,
  licenceQuoteView,
  licenceRemovalView,
  licenceSummaryView,
  licenceTimelineView,
  licenceView,
  purchaseView,
  renewalView,
} from '@/lib/licences/view';
import {
  departmentDeletionView,
  departmentView,
  memberView,
  movedMembersView,
  secondFactorsView,
} from '@/lib/members/view';
import { holderView, holdingView, inventoryView, labelledView, numberView } from '@/lib/numbers/view';
import { plannedChangeView, plannedQuoteView } from '@/lib/planned-changes/view';
import { approvedRequestView, requestableKindsView, requestView } from '@/lib/requests/view';
import { departmentCostsView, departmentCostView, usageDayView, usageView } from '@/lib/usage/view';
import {
  issuedWebhookEndpointView,
  replayedView,
  webhookDeliveryView,
  webhookEndpointView,
  webhookPayloadView,
} from '@/lib/webhooks/view';

/** The names of the document's components. */
export const components = z.registry<{ id: string }>();

function named<T extends z.ZodType>(id: string, schema: T): T {
  components.add(schema, { id });
  return schema;
}

named('Money', moneyView);
named('Formula', formulaView);
named('Renewal', renewalView);
named('Purchase', purchaseView);
named('Assignment', assignmentView);
const holding = named('Holding', holdingView);

/** Every list has this form; one that is answered whole has no next page. */
const listOf = <T extends z.ZodType>(id: string, row: T) =>
  named(id, z.object({ data: z.array(row), nextCursor: z.string().nullable() }));

export const company = named('Company', companyView.omit({ planName: true, locale: true }));
export const secondFactors = named('SecondFactors', secondFactorsView);
export const secondFactorRule = named('SecondFactorRule', secondFactorRuleView);
export const changedCompany = named('ChangedCompany', companyView.omit({ planName: true }));

const ofLicence = { number: z.object({ id: z.string(), e164: z.string() }).nullable() };
export const licence = named('Licence', licenceView.extend(ofLicence));
export const licenceList = listOf('LicenceList', licence);
export const idleLicences = named('IdleLicences', idleLicencesView);
export const licenceSummary = named('LicenceSummary', licenceSummaryView);
export const licenceQuote = named(
  'LicenceQuote',
  licenceQuoteView.omit({
    changesWait: true,
    billingFrequency: true,
    period: true,
    available: true,
    taxRateBasisPoints: true,
  }),
);
export const licencePurchase = named('LicencePurchase', licencePurchaseView.extend({ licences: z.array(licence) }));
export const licenceRemoval = named('LicenceRemoval', licenceRemovalView.extend({ data: z.array(licence) }));
export const history = listOf('History', holding);
const moment = licenceTimelineView.shape.data.element;
export const licenceTimeline = listOf(
  'LicenceTimeline',
  named('LicenceMoment', moment.extend({ number: z.object({ id: z.string(), e164: z.string() }).nullable() })),
);

export const number = named(
  'Number',
  numberView.omit({ display: true, licenceLabel: true, notAssignableReason: true, quarantineDays: true }),
);
export const numberList = listOf('NumberList', number);
export const labelled = named('Labelled', labelledView);
export const holder = named('Holder', holderView);
export const inventoryList = listOf('InventoryList', named('InventoryNumber', inventoryView.omit({ display: true })));

/** What the console's quotes say beyond those of the API. */
const consoleOnly = {
  available: true,
  changesWait: true,
  billingFrequency: true,
  period: true,
  taxRateBasisPoints: true,
  approval: true,
  caps: true,
} as const;

export const assignmentQuote = named('AssignmentQuote', assignmentQuoteView.omit(consoleOnly));
export const bulkQuote = named(
  'BulkAssignmentQuote',
  bulkQuoteView.extend({
    items: z.array(bulkItemView.omit({ display: true, reason: true })),
    total: bulkTotalView.omit({
      available: true,
      changesWait: true,
      billingFrequency: true,
      period: true,
      taxRateBasisPoints: true,
    }),
  }),
);
export const changedNumbers = named('ChangedNumbers', changedNumbersView);
export const bulkAssignment = named('BulkAssignment', bulkAssignmentView);
/** Of the policy *ask*: the request that was made, or that waits already. */
const askedNumber = named(
  'AskedNumber',
  z.object({ request: named('PurchaseRequest', askedView.shape.request.extend({ quote: assignmentQuote })) }),
);
const assignedNumberView = named(
  'AssignedNumber',
  assignedView.omit({ request: true, unchanged: true, licenceLabel: true }),
);
export const assignedNumber = named('AssignmentAnswer', z.union([askedNumber, assignedNumberView]));

export const member = named('Member', memberView.omit({ name: true, departmentName: true }));
export const memberList = listOf('MemberList', member);

export const exchange = named('Exchange', z.object({ number, withNumber: number }));

const withoutPage = { nextCursor: z.string().nullable() };
export const numberActs = named('NumberActs', numberActsView.extend(withoutPage));
export const memberActs = named('MemberActs', memberActsView.extend(withoutPage));

export const departure = named('Departure', departureView);
export const departureDetail = named('DepartureDetail', departureDetailView);
export const departureUndoQuote = named('DepartureUndoQuote', departureUndoQuoteView.omit(consoleOnly));
export const leftMember = named('LeftMember', leftMemberView.omit({ name: true, departmentName: true }));
export const movedMembers = named('MovedMembers', movedMembersView);

export const department = named('Department', departmentView);
export const departmentList = listOf('DepartmentList', department);
export const departmentDeletion = named('DepartmentDeletion', departmentDeletionView);

export const request = named(
  'AssignmentRequest',
  requestView.extend({ number: ofLicence.number, quote: assignmentQuote.nullable() }),
);
export const requestList = listOf('AssignmentRequestList', request);
export const approvedRequest = named(
  'ApprovedRequest',
  approvedRequestView.omit({ unchanged: true, licenceLabel: true }).extend({ request }),
);
export const requestableKinds = listOf(
  'RequestableKindList',
  named('RequestableKind', requestableKindsView.shape.data.element),
);

const plannedNumber = { number: plannedChangeView.shape.number.omit({ display: true }) };
const problem = plannedChangeView.shape.problem.unwrap().extend({ quote: assignmentQuote.nullable() });
export const plannedChange = named(
  'PlannedChange',
  plannedChangeView.extend({ ...plannedNumber, problem: problem.nullable() }),
);
export const plannedChangeList = listOf('PlannedChangeList', plannedChange);
export const plannedCover = named('PlannedCover', z.object({ start: plannedChange, end: plannedChange }));
export const plannedQuote = named(
  'PlannedQuote',
  plannedQuoteView.extend({ keep: assignmentQuote.nullable(), purchase: assignmentQuote.nullable() }),
);

/** A list that is answered whole, as every other list is. */
export const whole = <T>({ data }: { data: T[] }) => ({ data, nextCursor: null });

/** The same of an answer that says more than its list. */
export const wholeWith = <T extends { data: unknown[] }>(answer: T) => ({ ...answer, nextCursor: null });

named('InvoiceLine', invoiceLineView);
export const invoiceList = listOf('InvoiceList', named('Invoice', invoiceView));
export const invoice = named('InvoiceDetail', invoiceDetailView);
const accountingEntry = named('AccountingEntry', accountingDocumentView.shape.entries.element.omit({ line: true }));
export const accountingList = listOf(
  'AccountingList',
  named('AccountingDocument', accountingDocumentView.extend({ entries: z.array(accountingEntry) })),
);
const outwardNumber = z.object({ id: z.string(), e164: z.string() });
named('LineEvent', lineEventView);
const lineHolder = lineLicenceView.shape.holders.unwrap().element.extend({ number: outwardNumber });
export const invoiceLine = named(
  'InvoiceLineDetail',
  lineDetailView.extend({
    boughtFor: lineDetailView.shape.boughtFor.unwrap().extend({ number: outwardNumber }).nullable(),
  }),
);
export const lineLicences = listOf(
  'LineLicenceList',
  named('LineLicence', lineLicenceView.extend({ holders: z.array(lineHolder).nullable() })),
);
named('LicenceCost', licenceCostView);
export const licenceCosts = named('LicenceCosts', licenceCostsView.extend({ nextCursor: z.null() }));
export const heldCosts = named(
  'HeldCosts',
  heldCostsView.extend({
    data: z.array(named('HeldCost', heldCostView.extend({ number: outwardNumber }))),
    nextCursor: z.null(),
  }),
);
export const billingProfile = named('BillingProfile', heldBillingProfileView);

export const importQuote = named('ImportQuote', bulkQuote.shape.total);
export const importReference = named('ImportReference', importReferenceView);
export const importDetail = named('Import', importView.extend({ quote: importQuote.nullable() }));
export const importList = listOf('ImportList', named('ImportSummary', importSummaryView));
export const importRowList = listOf('ImportRowList', named('ImportRow', importRowView));
const subscription = named('Subscription', subscriptionsView.shape.data.element);
export const subscriptionList = listOf('SubscriptionList', subscription);
export const planQuote = named('PlanQuote', planQuoteView);
export const frequencyQuote = named('FrequencyQuote', frequencyQuoteView);

named('UsageDay', usageDayView);
export const usage = named('Usage', usageView);
named('DepartmentCost', departmentCostView);
const alert = named('Alert', alertView.omit({ isShown: true }));
export const alertList = listOf('AlertList', alert);
export const alertSettings = named('AlertSettings', alertSettingsView);
export const departmentCosts = named('DepartmentCosts', departmentCostsView);

export const auditEvent = named('AuditEvent', auditEventView);
export const auditEventList = listOf('AuditEventList', auditEvent);

export const apiKey = named('ApiKey', apiKeyView);
export const apiKeyList = listOf('ApiKeyList', apiKey);
export const issuedApiKey = named('IssuedApiKey', issuedApiKeyView);
export const revokedApiKey = named('RevokedApiKey', revokedApiKeyView);

export const webhookEndpoint = named('WebhookEndpoint', webhookEndpointView);
export const webhookEndpointList = listOf('WebhookEndpointList', webhookEndpoint);
export const issuedWebhookEndpoint = named('IssuedWebhookEndpoint', issuedWebhookEndpointView);
export const webhookDelivery = named('WebhookDelivery', webhookDeliveryView);
export const webhookDeliveryList = listOf('WebhookDeliveryList', webhookDelivery);
export const replayedWebhooks = named('ReplayedWebhooks', replayedView);
/** Not answered but sent: what an endpoint receives. */
export const webhookPayload = named('WebhookPayload', webhookPayloadView);
