import { z } from 'zod';
import { companyView } from '@/lib/companies/view';
import { personEmail } from '@/lib/kernel/personal';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';
import { COPY_LOCALES, DELIVERY_STATUSES, DOCUMENT_STATUSES, DOCUMENT_TYPES } from './input';
import { CHARGE_CAUSES } from './rules';

export { type AccountingRow, accountingDocumentView } from './accounting-view';

/** One line: what was charged and why, and the events and purchase that caused it. */
export const invoiceLineView = z.object({
  id: z.string(),
  cause: z.enum(CHARGE_CAUSES),
  description: z.string(),
  quantity: z.int(),
  unitPrice: moneyView,
  days: z.int(),
  daysOfPeriod: z.int(),
  amount: moneyView,
  /** `to` is the first day no longer paid. */
  period: z.object({ from: dateView, to: dateView }),
  plan: z.string(),
  billingFrequency: billingFrequency.nullable(),
  /** The treatment that its tax follows, and the rate. */
  tax: z.object({ code: z.string(), rateBasisPoints: z.int() }),
  subscription: z.string().nullable(),
  purchaseId: z.string().nullable(),
  /** Entries of the audit log that caused it. */
  events: z.array(z.string()),
});
export type InvoiceLineView = z.infer<typeof invoiceLineView>;

export const taxView = z.object({
  code: z.string(),
  rateBasisPoints: z.int(),
  /** What the law wants said of it. */
  mention: z.string().nullable(),
  mentionFr: z.string().nullable(),
  base: moneyView,
  tax: moneyView,
});

/** A step of a document on its way to the buyer's accounting. */
const deliveryView = z.object({
  status: z.enum(DELIVERY_STATUSES),
  note: z.string().nullable(),
  recordedAt: instantView,
});
export type DeliveryView = z.infer<typeof deliveryView>;

/** An invoice or a credit note; a draft has no number and no dates yet. Amounts of a credit note are what is credited. */
export const invoiceView = z.object({
  id: z.string(),
  number: z.string().nullable(),
  type: z.enum(DOCUMENT_TYPES),
  relatesTo: z.string().nullable(),
  issuedOn: dateView.nullable(),
  dueOn: dateView.nullable(),
  /** When a draft will be issued. */
  closesAt: instantView,
  status: z.enum(DOCUMENT_STATUSES),
  /** Since when the company disputes it: its clock stands still (R22). */
  disputedSince: dateView.nullable(),
  subtotal: moneyView,
  taxes: z.array(taxView),
  total: moneyView,
  /** Of a credit note: how much of it paid invoices. */
  amountPaid: moneyView,
  amountDue: moneyView,
  poNumber: z.string().nullable(),
  /** The latest step of its electronic delivery; null while it is not sent. */
  delivery: deliveryView.nullable(),
  lines: z.array(invoiceLineView),
});
export type InvoiceView = z.infer<typeof invoiceView>;

const partyView = z.object({
  legalName: z.string(),
  addressLines: z.array(z.string()),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  vatId: z.string().nullable(),
});

/** What a document says beside parties and sums. What those from before it was kept do not say is null. */
export const termsView = z.object({
  /** The nature of the operation: licences are services. */
  operation: z.enum(['services']),
  paymentTermDays: z.int().nullable(),
  /** The yearly interest that late payment costs, in words. */
  lateInterest: z.string().nullable(),
  lateInterestFr: z.string().nullable(),
  /** What late payment costs beside interest. */
  recoveryFee: moneyView.nullable(),
});
export type TermsView = z.infer<typeof termsView>;

const documentReference = z.object({ id: z.string(), number: z.string() });

const paymentView = z.object({
  id: z.string(),
  amount: moneyView,
  receivedOn: dateView,
  reference: z.string().nullable(),
  creditNote: documentReference.nullable(),
  invoice: documentReference,
});

/** One document with everything that its page and its printable copy say. */
export const invoiceDetailView = invoiceView.extend({
  seller: partyView.extend({ paymentDetails: z.string().nullable() }),
  buyer: partyView,
  terms: termsView,
  /** Received for it; of a credit note: the invoices that it paid. */
  payments: z.array(paymentView),
  relatedNumber: z.string().nullable(),
  /** The credit notes that correct it. */
  correctedBy: z.array(documentReference),
  /** Why the operator issued it: of a credit note that corrects an invoice. */
  reason: z.string().nullable(),
  /** Every step of its electronic delivery, in order. */
  deliveries: z.array(deliveryView),
});
export type InvoiceDetailView = z.infer<typeof invoiceDetailView>;

/** What a printable copy is of. */
export const copyOrderView = z.object({ companyId: z.string(), invoiceId: z.string(), locale: z.enum(COPY_LOCALES) });
export type CopyOrder = z.infer<typeof copyOrderView>;

/** A printable copy; without content while nobody made it. */
export const invoiceCopyView = copyOrderView.extend({
  number: z.string(),
  content: z.instanceof(Uint8Array).nullable(),
});

/** What a printable copy is made from; plans by their codes. */
export const copySourceView = z.object({ document: invoiceDetailView, plans: z.record(z.string(), z.string()) });
export type CopySource = z.infer<typeof copySourceView>;

/** The documents of an archive, oldest first. */
export const invoiceExportView = z.object({
  documents: z.array(z.object({ invoiceId: z.string(), number: z.string() })),
});
export const keptCopyView = z.object({ kept: z.boolean() });

/** A payment as it was recorded, and what is left of the invoice. */
export const recordedPaymentView = z.object({ paymentId: z.string(), invoiceId: z.string(), due: z.int() });

/** Where a company stands with its invoices, and what comes next if nobody pays (R22). */
export const standingView = z.object({
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
  /** Since when; null while it never left the first one. */
  since: instantView.nullable(),
  /** A step to come that billing people were told of. */
  announced: z.enum(['restricted', 'closed', 'closed_soon']).nullable(),
  /** What is late; a disputed invoice is not. */
  overdue: moneyView,
  /** The invoice to pay first. */
  invoice: z.object({ id: z.string(), number: z.string(), dueOn: dateView }).nullable(),
  /** Of a closed company: when the first of its numbers leaves quarantine for the inventory. */
  next: z.object({ step: z.enum(['restricted', 'closed', 'numbers_leave']), on: dateView }).nullable(),
});
export type StandingView = z.infer<typeof standingView>;

/** An invoice with its disputes: its clock counts from a day that is later by theirs, the due date stays (R20, R22). */
export const disputeView = z.object({
  invoiceId: z.string(),
  number: z.string(),
  dueOn: dateView,
  countsFrom: dateView,
  disputedSince: dateView.nullable(),
  disputedDays: z.int(),
});
export type DisputeView = z.infer<typeof disputeView>;

/** What was agreed with the company; null: one period's value. */
export const creditLimitView = z.object({ creditLimit: moneyView.nullable() });
/** The latest step as it is written down now. */
export const recordedDeliveryView = z.object({ invoiceId: z.string(), delivery: deliveryView });

/** The lines of an issued invoice with what was charged, and what of it is left to credit. */
export const correctableView = z.object({
  invoiceId: z.string(),
  number: z.string(),
  lines: z.array(z.object({ lineId: z.string(), description: z.string(), amount: moneyView, left: moneyView })),
});

/** A credit note, what of it paid the invoice that it corrects, and what is left of that. */
export const creditedInvoiceView = z.object({
  creditNoteId: z.string(),
  number: z.string(),
  invoiceId: z.string(),
  net: moneyView,
  total: moneyView,
  paid: moneyView,
  due: moneyView,
});

/** Who receives invoices; null until the company has said so. */
export const billingProfileView = z.object({
  legalName: z.string(),
  addressLines: z.array(z.string()),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  registrationNumber: z.string().nullable(),
  vatId: z.string().nullable(),
  poNumber: z.string().nullable(),
  invoicing: z.enum(['monthly', 'each']),
  locale: z.enum(['en', 'fr']).nullable(),
  contacts: z.array(personEmail()),
  expenseAccount: z.string().nullable(),
});
export type BillingProfileView = z.infer<typeof billingProfileView>;
export const heldBillingProfileView = z.object({ profile: billingProfileView.nullable() });

/** What the company says for its invoices, and what it can begin from while that is nothing. */
export const billingDetailsView = heldBillingProfileView.extend({
  suggested: z.object({ legalName: z.string(), country: z.string().nullable() }),
  /** ISO codes of the countries that can be chosen. */
  countries: z.array(z.string()),
});
export type BillingDetailsView = z.infer<typeof billingDetailsView>;

/** How purchases of today would be taxed (R19). */
export const taxPreviewView = z.object({
  code: z.string(),
  rateBasisPoints: z.int(),
  /** What invoices then say about it, by language. */
  mentions: z.object({ en: z.string().nullable(), fr: z.string().nullable() }),
  /** The country of a VAT id that is not the address's. */
  foreignVatId: z.string().nullable(),
});
export type TaxPreviewView = z.infer<typeof taxPreviewView>;

/** A company as its operator deals with it. */
export const companyAccountView = z.object({
  company: companyView.omit({ autoPurchase: true }),
  createdAt: instantView,
  /** What was agreed; null: one period's value. */
  creditLimit: moneyView.nullable(),
  licences: z.object({ total: z.int(), assigned: z.int() }),
  standing: standingView,
});
export type CompanyAccountView = z.infer<typeof companyAccountView>;

/** An issued document as who is owed sees it. */
export const receivableView = invoiceView
  .pick({
    id: true,
    type: true,
    issuedOn: true,
    dueOn: true,
    status: true,
    disputedSince: true,
    total: true,
    amountDue: true,
  })
  .extend({ number: z.string() });
export type ReceivableView = z.infer<typeof receivableView>;

/** A way in which a document is taxed, and what is printed about it. */
export const taxTreatmentView = z.object({
  code: z.string(),
  rateBasisPoints: z.int(),
  mention: z.string().nullable(),
  mentionFr: z.string().nullable(),
});
export type TaxTreatmentView = z.infer<typeof taxTreatmentView>;
