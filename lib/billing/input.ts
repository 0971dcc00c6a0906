import { z } from 'zod';
import { billingFrequency, idText, moneyShape } from '@/lib/kernel/shape';

export const getBillingInput = z.strictObject({});

const plan = z.string().trim().min(1, 'Must not be empty.').max(40, 'Must be at most 40 characters.');
export const quotePlanChangeInput = z.strictObject({ plan });
/** To another plan, at most at the charge and the renewals that were shown (R7); to the present one: a downgrade that waits is called off. */
export const changePlanInput = z.strictObject({
  plan,
  maxCharge: moneyShape.optional(),
  maxRenewals: moneyShape.optional(),
});

/**
 * With the next renewal, or at once from monthly to yearly; to the present frequency: a change that waits is called off.
 */
const frequencyWish = {
  subscriptionId: idText,
  billingFrequency,
  when: z.enum(['renewal', 'now']).default('renewal'),
};
export const quoteFrequencyChangeInput = z.strictObject(frequencyWish);
/** At most at the charge, at least with the credit, and at most at the renewals that were shown (R7). */
export const changeFrequencyInput = z.strictObject({
  ...frequencyWish,
  maxCharge: moneyShape.optional(),
  minCredit: moneyShape.optional(),
  maxRenewals: moneyShape.optional(),
});
