import { z } from 'zod';

/** The operator's settings: spans and counts that rules are counted by. */
export const settingsView = z.object({
  paymentTermDays: z.int(),
  restrictedAfterDays: z.int(),
  restrictionNoticeDays: z.int(),
  closedAfterDays: z.int(),
  closingNoticeDays: z.int(),
  closingLastNoticeDays: z.int(),
  priceNoticeDays: z.int(),
  unconfirmedPurchasesPerDay: z.int(),
  requestHoldHours: z.int(),
  idleLicenceDays: z.int(),
  monthlyReminderDays: z.int(),
  yearlyReminderDays: z.int(),
  earlyRemoval: z.enum(['none', 'eu', 'all']),
  earlyRemovalNoticeMonths: z.int(),
  sentMailDays: z.int(),
  sentInstructionDays: z.int(),
});
export type SettingsView = z.infer<typeof settingsView>;
