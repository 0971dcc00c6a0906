import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { countInput, selectionOf } from '@/lib/kernel/selection';
import { billingFrequency, idText, moneyShape, pageInput, plainText, quantity, searchText } from '@/lib/kernel/shape';
import { bothWays } from '@/lib/kernel/sort';

export const LICENCE_STATUSES = ['available', 'assigned', 'ending', 'ended'] as const;

/** Without a status: all but ended; `available` includes ending. */
const filters = {
  status: z.enum(LICENCE_STATUSES).optional(),
  frequency: billingFrequency.optional(),
  q: searchText.optional(),
  /** Available for at least so many days, and not ending. */
  availableFor: z.coerce.number('Must be a number.').int('Must be a whole number.').min(1).max(3650).optional(),
};

/** What narrows the list. */
export const licenceFilters = z.strictObject(filters);
export const countLicencesInput = z.strictObject({ ...filters, ...countInput });
export const resolveLicenceSelectionInput = z.strictObject({ selection: selectionOf(licenceFilters) });

export const LICENCE_SORTS = bothWays('licence', 'renews');
export type LicenceSort = (typeof LICENCE_SORTS)[number];

export const listLicencesInput = z.strictObject({ ...filters, sort: z.enum(LICENCE_SORTS).optional(), ...pageInput });

export const getLicenceInput = z.strictObject({ licenceId: idText });
export const licenceSummaryInput = z.strictObject({});
export const quoteLicencesInput = z.strictObject({
  quantity,
  billingFrequency: billingFrequency.optional(),
  maxCharge: moneyShape.optional(),
  /** At most so much more at the next renewal. */
  maxRenewalIncrease: moneyShape.optional(),
});
export const purchaseLicencesInput = quoteLicencesInput;
export const getPurchaseInput = z.strictObject({ purchaseId: idText });

/** A local day as a limit. */
const day = z.iso.date('Must be a date such as 2027-01-31.');

/**
 * Either a quantity (R12: monthly before yearly, newest first) or the very licences. `endsBy` is what the caller was shown:
 * by frequency, the day from which they are no longer paid. A removal that takes effect later would be paid for longer (R7).
 */
export const scheduleLicenceRemovalInput = z
  .strictObject({
    quantity: quantity.optional(),
    licenceIds: z.array(idText).min(1).max(10_000).optional(),
    /** Yearly ones from their second period on: after the notice, with a credit of unused days, where the operator offers it. */
    early: z.boolean().optional(),
    endsBy: z.strictObject({ monthly: day.optional(), yearly: day.optional() }).optional(),
  })
  .refine((input) => (input.quantity === undefined) !== (input.licenceIds === undefined), {
    error: 'Give either quantity or licenceIds.',
    path: ['quantity'],
  });
/** Why the operator closes a company or lets it in again: it goes into the log. */
export const decideStateInput = z.strictObject({ reason: plainText(500) });
export const undoLicenceRemovalInput = z.strictObject({ licenceId: idText });

/** What an export may hold of each licence; the names are those that imports know. */
export const LICENCE_EXPORT_COLUMNS = [
  'licence',
  'status',
  'number',
  'country',
  'type',
  'member',
  'billing_frequency',
  'source',
  'price',
  'currency',
  'purchased_at',
  'renews_on',
  'ends_on',
] as const;
const ordered = { ...filters, sort: z.enum(LICENCE_SORTS).optional() };
export const beginLicenceExportInput = z.strictObject({ ...ordered, ...exportInput(LICENCE_EXPORT_COLUMNS) });
export const readLicenceExportInput = z.strictObject({ ...ordered, cursor: pageInput.cursor });
