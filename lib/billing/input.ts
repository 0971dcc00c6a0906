import { z } from 'zod';
import { billingFrequency, idText, moneyShape } from '@/lib/kernel/shape';

export const getBillingInput = z.strictObject({});

const plan = z.string().trim().min(1, 'Must not be empty.').max(40, 'Must be at most 40 characters.');
export const quotePlanChangeInput = z.strictObject({ plan });
/** To another plan, at most at the price that was shown; to the present one: a downgrade that waits is called off. */
export const changePlanInput = z.strictObject({ plan, maxCharge: moneyShape.optional() });

/** From the next renewal on; to the present frequency: a change that waits is called off. */
export const changeFrequencyInput = z.strictObject({ subscriptionId: idText, billingFrequency });
