import { z } from 'zod';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';
import { ALERT_KINDS } from './kinds';

const kind = z.enum(ALERT_KINDS);
const CAPS = ['monthly_licences', 'monthly_charge'] as const;

/** What is the matter now; what a kind does not speak of is null. */
export const alertView = z.object({
  id: z.string(),
  kind,
  /** The department that it is for; null: the whole company. */
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The cap that is nearly or entirely used. */
  cap: z.enum(CAPS).nullable(),
  /** Of which licences it speaks. */
  billingFrequency: billingFrequency.nullable(),
  /** The level that is reached; null where there are no degrees. */
  percent: z.int().nullable(),
  /** Licences: available, assigned, bought today, bought this month, or unused. */
  count: z.int().nullable(),
  /** The threshold, the total or the cap beside that count. */
  outOf: z.int().nullable(),
  /** What was bought, charged this month, or is paid a month for nothing. */
  charge: moneyView.nullable(),
  /** The cap or the amount of a month. */
  limit: moneyView.nullable(),
  /** The renewal. */
  on: dateView.nullable(),
  raisedAt: instantView,
  /** Whether it stands above the pages of who asks: as they chose, and until they put it away. */
  isShown: z.boolean(),
});
export type AlertView = z.infer<typeof alertView>;
export const alertListView = z.object({ data: z.array(alertView) });

/** From when on a company is alerted. */
export const alertSettingsView = z.object({
  freeLicences: z.int().nullable(),
  watchesAssigned: z.boolean(),
  monthlySpend: moneyView.nullable(),
  currency: z.string(),
  /** Departments that have a threshold of their own, by name. */
  departments: z.array(z.object({ id: z.string(), name: z.string(), freeLicences: z.int() })),
});
export type AlertSettingsView = z.infer<typeof alertSettingsView>;

/** For each event that concerns the caller, whether they are told there; null: there is no choice. */
export const notificationChoicesView = z.object({
  data: z.array(z.object({ event: kind, mail: z.boolean().nullable(), banner: z.boolean().nullable() })),
});
export type NotificationChoicesView = z.infer<typeof notificationChoicesView>;

export const hiddenAlertView = z.object({ id: z.string() });
export const testedNotificationView = z.object({ event: kind });
export const assessedView = z.object({ raised: z.int(), cleared: z.int() });
