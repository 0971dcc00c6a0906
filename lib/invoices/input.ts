import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { dateView, idText, pageInput, plainText, searchText } from '@/lib/kernel/shape';
import { asVatId, isVatId } from './vat-ids';

export const DOCUMENT_TYPES = ['invoice', 'credit_note'] as const;
export const DOCUMENT_STATUSES = ['draft', 'open', 'past_due', 'paid'] as const;

/** Invoices and credit notes: by state, kind, days of issue (both included), and number. */
const filters = {
  status: z.enum(DOCUMENT_STATUSES).optional(),
  type: z.enum(DOCUMENT_TYPES).optional(),
  from: dateView.optional(),
  to: dateView.optional(),
  q: searchText.optional(),
};
const documentFilters = z.strictObject(filters);
export type DocumentFilters = z.output<typeof documentFilters>;

export const listInvoicesInput = z.strictObject({
  ...pageInput,
  ...filters,
  /** Whether each document comes with its lines. */
  lines: z.enum(['all', 'none']).default('all'),
});
export type ListInvoicesInput = z.output<typeof listInvoicesInput>;

/** The documents whose printable copies go into one archive. */
export const beginInvoiceExportInput = documentFilters.omit({ q: true });

export const listAccountingInput = z.strictObject({ ...pageInput, ...filters });

/** What the accounting export holds of each entry. */
export const ACCOUNTING_COLUMNS = [
  'document',
  'type',
  'issued_on',
  'due_on',
  'buyer',
  'account',
  'cost_centre',
  'description',
  'period_from',
  'period_to',
  'quantity',
  'net',
  'tax_code',
  'tax_rate',
  'tax',
  'currency',
  'po_number',
] as const;
export const beginAccountingExportInput = z.strictObject({ ...filters, ...exportInput(ACCOUNTING_COLUMNS) });
export const readAccountingExportInput = z.strictObject({ ...filters, cursor: pageInput.cursor });

export const getCompanyAccountInput = z.strictObject({});
export const listReceivablesInput = z.strictObject({
  status: z.enum(DOCUMENT_STATUSES).exclude(['draft']).optional(),
  ...pageInput,
});

export const getInvoiceInput = z.strictObject({ invoiceId: idText });

const documentNumber = z.string().trim().min(1, 'Must not be empty.').max(40, 'Must be at most 40 characters.');
const minorUnits = z.int('Must be a whole number of minor units.').min(1, 'Must be at least 1.');

/** The languages that documents are printed in. */
export const COPY_LOCALES = ['en', 'fr'] as const;

/** A printable copy that the worker made. */
export const keepInvoiceCopyInput = z.strictObject({
  invoiceId: idText,
  locale: z.enum(COPY_LOCALES),
  content: z.instanceof(Uint8Array),
});

/** Money received for an invoice, recorded by the operator. */
export const recordPaymentInput = z.strictObject({
  number: documentNumber,
  amount: minorUnits,
  receivedOn: dateView.optional(),
  reference: z.string().trim().max(140, 'Must be at most 140 characters.').optional(),
});

/** Which invoice the company disputes, or no longer does, and why. */
export const disputeInput = z.strictObject({
  invoice: z.string().trim().min(1, 'Must not be empty.').max(40, 'Must be at most 40 characters.'),
  reason: plainText(500).optional(),
});

/** In minor units of the company's currency; null: nothing is agreed. */
export const setCreditLimitInput = z.strictObject({
  amount: z
    .int('Must be a whole number of minor units.')
    .min(0, 'Must not be negative.')
    .max(1_000_000_000_000)
    .nullable(),
});

export const getStandingInput = z.strictObject({});

export const DELIVERY_STATUSES = ['sent', 'delivered', 'accepted', 'refused', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What became of a document on its way to the buyer; the note is what the platform calls it, or why it was refused. */
export const recordDeliveryInput = z.strictObject({
  number: documentNumber,
  status: z.enum(DELIVERY_STATUSES),
  note: plainText(200).optional(),
});

export const getCorrectableInput = z.strictObject({ number: documentNumber });

/** What to give back of an issued invoice: so much of some lines, or without any all that is left. */
export const creditInvoiceInput = z.strictObject({
  number: documentNumber,
  lines: z
    .array(z.strictObject({ lineId: idText, amount: minorUnits }))
    .min(1, 'Must name at least one line.')
    .max(1_000, 'Must be at most 1,000 lines.')
    .optional(),
  /** Stands on the credit note's page and in the log. */
  reason: plainText(200),
});

export const getBillingProfileInput = z.strictObject({});

const optionalText = (max: number) => plainText(max).nullable();

/** Who receives invoices, and how. What is null is taken away. */
const billingProfile = z.strictObject({
  legalName: plainText(160),
  addressLines: z.array(plainText(120)).min(1, 'Must have at least one line.').max(4, 'Must have at most 4 lines.'),
  postalCode: plainText(20),
  city: plainText(80),
  country: z.string().regex(/^[A-Z]{2}$/, 'Must be an ISO 3166-1 code.'),
  /** In France the SIREN: nine digits whose checksum is right. */
  registrationNumber: optionalText(40),
  vatId: z
    .string()
    .trim()
    .max(40, 'Must be at most 40 characters.')
    .transform(asVatId)
    .refine(isVatId, 'Must read as the VAT ids of its country do, such as FR40552100554.')
    .nullable(),
  poNumber: optionalText(60),
  invoicing: z.enum(['monthly', 'each']),
  /** The language of printable copies and mail about money. */
  locale: z.enum(COPY_LOCALES).nullable(),
  contacts: z
    .array(z.email('Must be an e-mail address.').max(254))
    .max(10, 'Must be at most 10 addresses.')
    .superRefine((contacts, context) => {
      const known = contacts.map((contact) => contact.toLowerCase());
      for (const [index, contact] of known.entries())
        if (known.indexOf(contact) < index)
          context.addIssue({ code: 'custom', path: [index], message: 'Is in the list already.' });
    }),
  /** The account that the company books licences on. Left out, it stays as it is. */
  expenseAccount: optionalText(20).optional(),
});
export type BillingProfile = z.output<typeof billingProfile>;

/** `seen` as of a department's change; null says that there was nothing yet. */
export const setBillingProfileInput = billingProfile.extend({
  seen: billingProfile.partial().nullable().optional(),
});

/** An address as far as tax depends on it, also while it is being typed. */
export const previewTaxInput = z.strictObject({
  country: billingProfile.shape.country,
  postalCode: searchText,
  vatId: searchText.nullable(),
});
