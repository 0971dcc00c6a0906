import { BILLING_PROFILE } from './two-companies';

const MONEY = ['owner', 'admin', 'billing_manager'] as const;
const BILLING = ['owner', 'billing_manager'] as const;
const OPERATOR = ['operator', 'system'] as const;
const SYSTEM = ['system'] as const;
const HOLDERS = ['owner', 'admin'] as const;
type Given = Record<
  'invoiceId' | 'lineId' | 'purchaseId' | 'subscriptionId' | 'licenceId' | 'heldId' | 'memberId',
  string
>;

const price = {
  plan: 'connect',
  billingFrequency: 'monthly',
  unitPrice: { amount: 1, currency: 'EUR' },
  validFrom: '2091-01-01',
};

/** Who may do what with money (R24): rows of the authorisation matrix, by hand. */
export const billingRights = {
  listInvoices: [MONEY],
  listAccounting: [MONEY],
  beginAccountingExport: [MONEY, () => ({ format: 'csv', columns: ['document', 'net'] })],
  readAccountingExport: [MONEY],
  getInvoice: [MONEY, ({ invoiceId }: Given) => ({ invoiceId })],
  getInvoiceLine: [MONEY, ({ invoiceId, lineId }: Given) => ({ invoiceId, lineId })],
  explainCharge: [MONEY, ({ purchaseId }: Given) => ({ purchaseId })],
  listLineLicences: [MONEY, ({ invoiceId, lineId }: Given) => ({ invoiceId, lineId })],
  getLicenceCosts: [MONEY, ({ licenceId }: Given) => ({ licenceId })],
  getNumberCosts: [HOLDERS, ({ heldId: numberId }: Given) => ({ numberId })],
  getMemberCosts: [HOLDERS, ({ memberId }: Given) => ({ memberId })],
  getInvoiceCopy: [MONEY, ({ invoiceId }: Given) => ({ invoiceId })],
  beginInvoiceExport: [MONEY],
  readCopySource: [SYSTEM, ({ invoiceId }: Given) => ({ invoiceId })],
  keepInvoiceCopy: [SYSTEM, ({ invoiceId }: Given) => ({ invoiceId, locale: 'fr', content: new Uint8Array([1]) })],
  getBilling: [MONEY],
  listSubscriptions: [MONEY],
  quotePlanChange: [BILLING, () => ({ plan: 'max' })],
  changePlan: [BILLING, () => ({ plan: 'max' })],
  quoteFrequencyChange: [BILLING, ({ subscriptionId }: Given) => ({ subscriptionId, billingFrequency: 'yearly' })],
  changeFrequency: [BILLING, ({ subscriptionId }: Given) => ({ subscriptionId, billingFrequency: 'yearly' })],
  getBillingProfile: [MONEY],
  getBillingDetails: [BILLING],
  previewTax: [BILLING, () => ({ country: 'DE', postalCode: '10115', vatId: null })],
  setBillingProfile: [BILLING, () => BILLING_PROFILE],
  getCompanyAccount: [OPERATOR],
  listReceivables: [OPERATOR],
  recordPayment: [OPERATOR, () => ({ number: 'INV-1999-000001', amount: 1 })],
  getStanding: [['owner', 'billing_manager', 'system']],
  closeCompany: [OPERATOR, () => ({ reason: 'The contract has ended.' })],
  reopenCompany: [OPERATOR, () => ({ reason: 'The contract goes on.' })],
  openInvoiceDispute: [OPERATOR, () => ({ invoice: 'INV-1999-000001' })],
  endInvoiceDispute: [OPERATOR, () => ({ invoice: 'INV-1999-000001' })],
  setCreditLimit: [OPERATOR, () => ({ amount: 120_000 })],
  listSettings: [OPERATOR],
  changeSettings: [OPERATOR, () => ({ idleLicenceDays: 31 })],
  creditInvoice: [SYSTEM, () => ({ number: 'INV-1999-000001', reason: 'Cancelled' })],
  getCorrectable: [SYSTEM, () => ({ number: 'INV-1999-000001' })],
  recordDelivery: [SYSTEM, () => ({ number: 'INV-1999-000001', status: 'sent' })],
  listPrices: [OPERATOR],
  setListPrice: [OPERATOR, () => price],
  agreePrice: [OPERATOR, () => price],
  listTaxTreatments: [OPERATOR],
  listPlans: [OPERATOR],
  setPlan: [OPERATOR, () => ({ plan: 'connect', memberNumberLimit: 6 })],
  renewCompany: [SYSTEM],
  previewRenewals: [SYSTEM],
  findCompaniesToRenew: [SYSTEM],
  tellAnnouncedPrices: [SYSTEM],
  findCompaniesToTell: [SYSTEM],
  markCompaniesTold: [
    SYSTEM,
    () => ({
      telling: {
        plan: 'connect',
        billingFrequency: 'monthly',
        currency: 'EUR',
        validFrom: '2091-01-01',
        after: `com_${'0'.repeat(32)}`,
      },
      upTo: null,
    }),
  ],
} as const;
