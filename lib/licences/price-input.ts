import { z } from 'zod';
import { billingFrequency, dateView, priceShape } from '@/lib/kernel/shape';

const price = {
  plan: z.string().trim().min(1, 'Must not be empty.').max(40, 'Must be at most 40 characters.'),
  billingFrequency,
  unitPrice: priceShape,
  /** The first day it holds. */
  validFrom: dateView,
};

export const listPricesInput = z.strictObject({ companyId: z.string().optional() });
export const setListPriceInput = z.strictObject(price);
export const agreePriceInput = z.strictObject({
  ...price,
  /** The first day it no longer holds. */
  validUntil: dateView.optional(),
  minimumLicences: z.int('Must be a whole number.').min(0, 'Must be at least 0.').max(1_000_000).default(0),
});
export type AgreePriceInput = z.output<typeof agreePriceInput>;
