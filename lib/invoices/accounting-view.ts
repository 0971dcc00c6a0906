import { z } from 'zod';
import { billingFrequency, dateView, moneyView } from '@/lib/kernel/shape';
import { DOCUMENT_TYPES } from './input';
import { CHARGE_CAUSES } from './rules';

/** A part of a line on one cost centre, excluding tax, or a tax of the document; below zero in a credit note. */
const accountingEntryView = z.object({
  lineId: z.string().nullable(),
  /** The company's own account, else the one that the seller proposes; none for a tax. */
  account: z.string().nullable(),
  costCentre: z.string().nullable(),
  description: z.string(),
  /** `to` is the first day no longer paid. */
  period: z.object({ from: dateView, to: dateView }).nullable(),
  quantity: z.int().nullable(),
  net: moneyView.nullable(),
  taxCode: z.string(),
  rateBasisPoints: z.int(),
  tax: moneyView.nullable(),
  /** What the line is for, as the console says it in its reader's language; null for a tax. */
  line: z
    .object({
      cause: z.enum(CHARGE_CAUSES),
      quantity: z.int(),
      plan: z.string(),
      billingFrequency: billingFrequency.nullable(),
      subscription: z.string().nullable(),
    })
    .nullable(),
});
export type AccountingEntry = z.infer<typeof accountingEntryView>;

const ofDocument = {
  id: z.string(),
  number: z.string(),
  type: z.enum(DOCUMENT_TYPES),
  issuedOn: dateView,
  dueOn: dateView,
  /** The buyer's legal name on the day of issue. */
  buyer: z.string(),
  poNumber: z.string().nullable(),
  currency: z.string(),
};

/** An issued document as it is booked: its entries add up to its subtotal and its tax. */
export const accountingDocumentView = z.object({ ...ofDocument, entries: z.array(accountingEntryView) });
export type AccountingDocument = z.infer<typeof accountingDocumentView>;

/** One row of the export: an entry with its document. */
export const accountingRowView = z.object({ ...ofDocument, ...accountingEntryView.shape });
export type AccountingRow = z.infer<typeof accountingRowView>;
