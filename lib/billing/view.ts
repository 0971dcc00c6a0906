import { z } from 'zod';
import { invoiceLineView } from '@/lib/invoices/view';
import { billingFrequency, dateView, moneyView } from '@/lib/kernel/shape';
import { capView } from '@/lib/licences/view';

export const planView = z.object({ code: z.string(), name: z.string(), memberNumberLimit: z.int() });

/** A company's licences of one frequency: what is paid until when, and what the next renewal charges as things stand. */
export const subscriptionView = z.object({
  id: z.string(),
  billingFrequency,
  licences: z.int(),
  /** Of these, licences that end with the period. */
  ending: z.int(),
  period: z.object({ from: dateView, to: dateView }),
  renewsOn: dateView,
  renewal: moneyView,
  /** The frequency its licences take at the next renewal. */
  pendingFrequency: billingFrequency.nullable(),
});
export type SubscriptionView = z.infer<typeof subscriptionView>;

const comingLine = invoiceLineView.pick({
  cause: true,
  billingFrequency: true,
  plan: true,
  quantity: true,
  unitPrice: true,
  days: true,
  daysOfPeriod: true,
  amount: true,
  period: true,
});

/** A document that comes as things stand. */
export const comingDocumentView = z.object({
  type: z.enum(['invoice', 'credit_note']),
  issuedOn: dateView,
  dueOn: dateView,
  subtotal: moneyView,
  tax: moneyView,
  total: moneyView,
  lines: z.array(comingLine),
});
export type ComingDocument = z.infer<typeof comingDocumentView>;

/** What the company pays for, and what comes in the next twelve months if nothing else changes. */
export const billingView = z.object({
  plan: planView,
  plans: z.array(planView),
  pendingPlan: planView.extend({ on: dateView }).nullable(),
  billingFrequency,
  currency: z.string(),
  state: z.enum(['active', 'past_due', 'restricted', 'closed']),
  subscriptions: z.array(subscriptionView),
  /** The monthly caps of automatic purchases that are set (R23). */
  caps: z.array(capView),
  /** Renewals whose reminder has gone out: until when something can be done about them. */
  renewingSoon: z.array(
    subscriptionView
      .pick({ id: true, billingFrequency: true, licences: true, ending: true, renewsOn: true, renewal: true })
      .extend({ lastDay: dateView }),
  ),
  /** List prices that are announced, until they are in force and the licences that pay less have renewed (R19). */
  announced: z.array(
    z.object({
      /** The plan that waits for a renewal, where the price is that one's. */
      pendingPlan: z.string().nullable(),
      billingFrequency,
      unitPrice: moneyView,
      validFrom: dateView,
      inForce: z.boolean(),
      /** The first renewal that takes it; null where it concerns no licence that there is. */
      renewsOn: dateView.nullable(),
    }),
  ),
  coming: z.array(comingDocumentView),
});
export type BillingView = z.infer<typeof billingView>;

export const subscriptionsView = z.object({ data: z.array(subscriptionView), nextCursor: z.string().nullable() });

/** What a change of plan does and costs (R21). */
export const planQuoteView = z.object({
  direction: z.enum(['upgrade', 'downgrade', 'unchanged']),
  plan: planView,
  /** The day from which it holds. */
  on: dateView,
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  lines: z.array(comingLine),
  renewals: z.array(z.object({ billingFrequency, on: dateView, before: moneyView, after: moneyView })),
  /** Members who hold more numbers than the plan allows: they keep them, and get no more. */
  membersOverLimit: z.int(),
});
export type PlanQuoteView = z.infer<typeof planQuoteView>;

/** What a change of frequency does and costs, at once or with the renewal (R21). */
export const frequencyQuoteView = z.object({
  subscriptionId: z.string(),
  from: billingFrequency,
  billingFrequency,
  when: z.enum(['now', 'renewal']),
  /** The day from which it holds. */
  on: dateView,
  /** Licences that change; those that end do not. */
  quantity: z.int(),
  /** The new invoice, which is issued at once. */
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  /** What is given back for unused days, without and with tax: it pays the new invoice, and what is left later ones. */
  credit: moneyView,
  creditTotal: moneyView,
  /** Left to pay of the new invoice. */
  due: moneyView,
  lines: z.array(comingLine),
  credits: z.array(comingLine),
  renewals: z.array(z.object({ billingFrequency, on: dateView, before: moneyView, after: moneyView })),
});
export type FrequencyQuoteView = z.infer<typeof frequencyQuoteView>;

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
  retentionYears: z.int(),
  moneyRetentionYears: z.int(),
});
export type SettingsView = z.infer<typeof settingsView>;
