import { z } from 'zod';
import { billingFrequency, dateView, idText } from '@/lib/kernel/shape';

/** What somebody is alerted to, in the order in which it is shown. */
export const ALERT_KINDS = [
  'licences_low',
  'licences_assigned',
  'automatic_purchase',
  'cap',
  'spend',
  'waste',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What an alert says, as it was raised; what its kind does not speak of is null. Amounts are without VAT. */
export const saidAlert = z.object({
  kind: z.enum(ALERT_KINDS),
  departmentId: idText.nullable(),
  departmentName: z.string().nullable(),
  cap: z.enum(['monthly_licences', 'monthly_charge']).nullable(),
  billingFrequency: billingFrequency.nullable(),
  percent: z.int(),
  count: z.int().nullable(),
  outOf: z.int().nullable(),
  charge: z.int().nullable(),
  limit: z.int().nullable(),
  on: dateView.nullable(),
  currency: z.string(),
});
export type SaidAlert = z.infer<typeof saidAlert>;

/** A limit was crossed, or somebody wants to see how that is told. */
export const alertNotice = saidAlert.extend({ memberId: idText, isTest: z.boolean() });
