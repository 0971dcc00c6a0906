import { accountingAnswers } from './accounting-examples';
import { eur, ids } from './example-ids';

const party = {
  legalName: 'Acme SAS',
  addressLines: ['12 rue des Lilas'],
  postalCode: '75010',
  city: 'Paris',
  country: 'FR',
  registrationNumber: '552 100 554',
  vatId: 'FR40552100554',
};

const invoiceLine = {
  id: ids.line,
  cause: 'purchase_automatic',
  description:
    '1 monthly licence on connect, bought automatically during an assignment, 2026-06-16 to 2026-07-01 (exclusive)',
  quantity: 1,
  unitPrice: eur(1_200),
  days: 15,
  daysOfPeriod: 30,
  amount: eur(600),
  period: { from: '2026-06-16', to: '2026-07-01' },
  plan: 'connect',
  billingFrequency: 'monthly',
  tax: { code: 'FR_20', rateBasisPoints: 2_000 },
  subscription: ids.subscription,
  purchaseId: ids.purchase,
  events: ['evt_01980c3d5d1b7c3a9e4f0a1b2c3d4e6d'],
};

const number = { id: ids.number, e164: '+33639980412' };
const camille = { id: ids.member, name: 'Camille Moreau' };
const lineEvent = {
  id: 'evt_01980c3d5d1b7c3a9e4f0a1b2c3d4e6d',
  at: '2026-06-16T09:30:00.000Z',
  action: 'licence.purchased',
  role: 'cause',
  targetId: ids.purchase,
  actor: { kind: 'member', id: ids.colleague, name: 'Alex Martin' },
  onBehalfOf: null,
  origin: 'web',
  operationId: ids.operation,
  requestId: 'req_01980c3e5d1b7c3a9e4f0a1b2c3d4e6e',
};
const licenceCost = {
  lineId: ids.line,
  invoiceId: ids.invoice,
  invoiceNumber: 'INV-2026-000042',
  documentType: 'invoice',
  cause: 'purchase_automatic',
  subscription: ids.subscription,
  plan: 'connect',
  billingFrequency: 'monthly',
  period: { from: '2026-06-16', to: '2026-07-01' },
  quantity: 1,
  lineAmount: eur(600),
  share: eur(600),
};
const heldCost = {
  ...licenceCost,
  licence: { id: ids.licence, label: 'L-0003' },
  number,
  member: camille,
  assignmentId: ids.assignment,
  days: 5,
  daysOfPeriod: 15,
  amount: eur(200),
};

const movedLine = {
  cause: 'frequency_change',
  billingFrequency: 'yearly',
  plan: 'connect',
  quantity: 2,
  unitPrice: eur(1_200),
  days: 15,
  daysOfPeriod: 30,
  period: { from: '2026-06-16', to: '2027-06-16' },
};

const invoice = {
  id: ids.invoice,
  number: 'INV-2026-000042',
  type: 'invoice',
  relatesTo: null,
  issuedOn: '2026-06-30',
  dueOn: '2026-07-30',
  closesAt: '2026-06-30T22:00:00.000Z',
  status: 'open',
  disputedSince: null,
  subtotal: eur(600),
  taxes: [{ code: 'FR_20', rateBasisPoints: 2_000, mention: null, mentionFr: null, base: eur(600), tax: eur(120) }],
  total: eur(720),
  amountPaid: eur(0),
  amountDue: eur(720),
  poNumber: 'PO-4711',
  delivery: { status: 'delivered', note: null, recordedAt: '2026-07-01T06:00:00.000Z' },
  lines: [invoiceLine],
};

/** Answers about money, by the name of their component. */
export const billingAnswers = {
  BillingProfile: {
    profile: {
      ...party,
      poNumber: null,
      invoicing: 'monthly',
      locale: 'fr',
      contacts: ['compta@acme.example'],
      expenseAccount: '626000',
    },
  },
  ...accountingAnswers({ invoice, line: invoiceLine, buyer: party.legalName }),
  Subscription: {
    id: ids.subscription,
    billingFrequency: 'monthly',
    licences: 4,
    ending: 0,
    period: { from: '2026-06-01', to: '2026-07-01' },
    renewsOn: '2026-07-01',
    renewal: eur(4_800),
    pendingFrequency: null,
  },
  PlanQuote: {
    direction: 'upgrade',
    plan: { code: 'advanced', name: 'Advanced', memberNumberLimit: 10 },
    on: '2026-06-16',
    charge: eur(1_200),
    tax: eur(240),
    total: eur(1_440),
    lines: [
      {
        cause: 'plan_change',
        billingFrequency: 'monthly',
        plan: 'advanced',
        quantity: 4,
        unitPrice: eur(600),
        days: 15,
        daysOfPeriod: 30,
        amount: eur(1_200),
        period: { from: '2026-06-16', to: '2026-07-01' },
      },
    ],
    renewals: [{ billingFrequency: 'monthly', on: '2026-07-01', before: eur(4_800), after: eur(7_200) }],
    membersOverLimit: 0,
  },
  FrequencyQuote: {
    subscriptionId: ids.subscription,
    from: 'monthly',
    billingFrequency: 'yearly',
    when: 'now',
    on: '2026-06-16',
    quantity: 2,
    charge: eur(24_000),
    tax: eur(4_800),
    total: eur(28_800),
    credit: eur(1_200),
    creditTotal: eur(1_440),
    due: eur(27_360),
    lines: [{ ...movedLine, unitPrice: eur(12_000), days: 365, daysOfPeriod: 365, amount: eur(24_000) }],
    credits: [
      {
        ...movedLine,
        cause: 'credit',
        billingFrequency: 'monthly',
        amount: eur(1_200),
        period: { from: '2026-06-16', to: '2026-07-01' },
      },
    ],
    renewals: [
      { billingFrequency: 'monthly', on: '2026-07-01', before: eur(2_400), after: eur(0) },
      { billingFrequency: 'yearly', on: '2027-06-16', before: eur(0), after: eur(24_000) },
    ],
  },
  InvoiceLine: invoiceLine,
  LineEvent: lineEvent,
  InvoiceLineDetail: {
    document: { id: ids.invoice, number: 'INV-2026-000042', type: 'invoice' },
    line: invoiceLine,
    credits: null,
    boughtFor: { number, member: camille },
    causes: [lineEvent],
    steps: [
      {
        kind: 'shown',
        id: ids.operation,
        at: '2026-06-16T09:30:00.000Z',
        confirmed: { maxPurchases: 1, maxCharge: eur(600), maxRenewalIncrease: eur(1_200) },
      },
      { kind: 'event', ...lineEvent },
      {
        kind: 'assigned',
        id: ids.assignment,
        at: '2026-06-16T09:30:00.000Z',
        number,
        member: camille,
        others: 0,
      },
      { kind: 'charged', id: ids.line, at: '2026-06-16T09:30:00.000Z', amount: eur(600) },
      {
        kind: 'issued',
        id: ids.invoice,
        at: '2026-06-30T22:00:00.000Z',
        closesAt: '2026-06-30T22:00:00.000Z',
        number: 'INV-2026-000042',
        dueOn: '2026-07-31',
      },
    ],
  },
  LineLicence: {
    licence: { id: ids.licence, label: 'L-0003' },
    share: eur(600),
    holders: [{ number, member: camille, from: '2026-06-16T09:30:00.000Z', to: null }],
  },
  LicenceCost: licenceCost,
  LicenceCosts: {
    boughtOn: { lineId: ids.line, invoiceId: ids.invoice },
    from: '2024-06-20',
    earlier: false,
    total: eur(600),
    held: eur(200),
    idle: eur(0),
    ahead: eur(400),
    data: [licenceCost],
    nextCursor: null,
  },
  HeldCost: heldCost,
  HeldCosts: { from: '2024-06-20', earlier: false, total: eur(200), data: [heldCost], nextCursor: null },
  Invoice: invoice,
  InvoiceDetail: {
    ...invoice,
    seller: { ...party, legalName: 'Latchkey Operator', paymentDetails: null },
    buyer: party,
    terms: {
      operation: 'services',
      paymentTermDays: 30,
      lateInterest: 'European Central Bank refinancing rate plus 10 percentage points',
      lateInterestFr: 'taux de refinancement de la Banque centrale européenne majoré de 10 points',
      recoveryFee: eur(4_000),
    },
    payments: [],
    relatedNumber: null,
    correctedBy: [],
    reason: null,
    deliveries: [
      { status: 'sent', note: 'flow 20260701-0042', recordedAt: '2026-07-01T05:00:00.000Z' },
      { status: 'delivered', note: null, recordedAt: '2026-07-01T06:00:00.000Z' },
    ],
  },
};

/** Bodies of calls about money, by the use case's name. */
export const billingBodies = {
  setBillingProfile: {
    ...party,
    poNumber: null,
    invoicing: 'monthly',
    locale: 'fr',
    contacts: ['compta@acme.example'],
    expenseAccount: '626000',
  },
  quotePlanChange: { plan: 'advanced' },
  changePlan: { plan: 'advanced', maxCharge: eur(1_200), maxRenewals: eur(5_400) },
  quoteFrequencyChange: { billingFrequency: 'yearly', when: 'now' },
  changeFrequency: { billingFrequency: 'yearly', when: 'now', maxCharge: eur(24_000), minCredit: eur(1_200) },
};
