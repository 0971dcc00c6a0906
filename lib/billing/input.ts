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

const whole = (from: number, to: number) =>
  z.int('Must be a whole number.').min(from, `Must be at least ${from}.`).max(to, `Must be at most ${to}.`).optional();
const days = (from = 0) => whole(from, 3_650);

export const listSettingsInput = z.strictObject({});

/** What of the operator's settings is to change; what is left out stays. */
export const changeSettingsInput = z.strictObject({
  paymentTermDays: days(),
  restrictedAfterDays: days(1),
  restrictionNoticeDays: days(),
  closedAfterDays: days(2),
  closingNoticeDays: days(),
  closingLastNoticeDays: days(),
  priceNoticeDays: days(),
  unconfirmedPurchasesPerDay: whole(0, 100_000),
  requestHoldHours: whole(1, 2_160),
  idleLicenceDays: days(),
  monthlyReminderDays: days(),
  yearlyReminderDays: days(),
  earlyRemoval: z.enum(['none', 'eu', 'all'], 'Must be "none", "eu" or "all".').optional(),
  earlyRemovalNoticeMonths: whole(1, 120),
  sentMailDays: days(1),
  sentInstructionDays: days(1),
  retentionYears: whole(1, 100),
  moneyRetentionYears: whole(1, 100),
});
