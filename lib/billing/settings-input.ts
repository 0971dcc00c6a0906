import { z } from 'zod';

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
});
