import { z } from 'zod';
import { billingFrequency, dateView, idText, instantView } from '@/lib/kernel/shape';
import type { AlertKind } from './alert-topic';

const amount = z.int();

/** What is about automatic purchases: for owners and billing managers, who can do something about them (R23). */
const PURCHASE_TOPICS = {
  /** An assignment waits for somebody to approve its purchase. */
  'mail.purchase_requested': z.object({
    requestId: idText,
    currency: z.string(),
    charge: amount,
    expiresAt: instantView,
  }),
  /** The first licences that a company buys automatically. */
  'mail.first_purchase': z.object({ purchaseId: idText, quantity: z.int(), charge: amount, currency: z.string() }),
  /** What was bought automatically on days that are over; `others` are in the sums and not named. */
  'mail.purchases_digest': z.object({
    from: dateView,
    to: dateView,
    purchases: z.array(z.object({ on: dateView, quantity: z.int(), charge: amount })),
    others: z.int(),
    quantity: z.int(),
    charge: amount,
    currency: z.string(),
  }),
  /** A monthly cap of automatic purchases announces itself. */
  'mail.cap_reached': z.object({
    cap: z.enum(['monthly_licences', 'monthly_charge']),
    percent: z.union([z.literal(80), z.literal(100)]),
    used: amount,
    limit: amount,
    currency: z.string(),
  }),
} as const;

/** What these mails are to who chooses what to be told of: without an entry there is no choice. */
const CHOSEN_AS: Readonly<Partial<Record<BillingTopic, AlertKind>>> = {
  'mail.first_purchase': 'automatic_purchase',
  'mail.purchases_digest': 'automatic_purchase',
  'mail.cap_reached': 'cap',
};
export const choiceAbout = (topic: BillingTopic): AlertKind | null => CHOSEN_AS[topic] ?? null;

/** Whether billing contacts, who cannot sign in, receive it too. */
export const isForContacts = (topic: BillingTopic): boolean => !Object.hasOwn(PURCHASE_TOPICS, topic);

/**
 * What billing people of a company are told by mail: each topic with its facts as they were decided. A document never
 * changes once it is issued, so its mail carries what it says.
 */
export const BILLING_TOPICS = {
  /** A document was issued (R20); `due` is what is left to pay after credit. */
  'mail.invoice_issued': z.object({
    invoiceId: idText,
    type: z.enum(['invoice', 'credit_note']),
    number: z.string(),
    currency: z.string(),
    total: amount,
    due: amount,
    dueOn: dateView,
    /** The unpaid invoice that a credit note corrects, and what of it that pays. */
    pays: z.object({ number: z.string(), amount }).optional(),
  }),
  /** What is unpaid changed the company's state, or will (R22); what is to pay and since when, where something still is. */
  'mail.company_state': z.object({
    state: z.enum(['active', 'past_due', 'restricted', 'closed']),
    announced: z.enum(['restricted', 'closed', 'closed_soon']).nullable(),
    amount,
    currency: z.string(),
    dueOn: dateView.nullable(),
    restrictedOn: dateView.nullable(),
    closesOn: dateView.nullable().default(null),
    /** The operator let it in again after it was closed. */
    isReopened: z.boolean().default(false),
  }),
  /** A renewal comes (R11, R19): what it charges, and what could still be removed before. */
  'mail.renewal_reminder': z.object({
    billingFrequency,
    /** The frequency that its licences take with it, and the plan that the company does (R21). */
    becomes: billingFrequency.nullable(),
    plan: z.string().nullable(),
    on: dateView,
    lastDay: dateView,
    amount,
    currency: z.string(),
    quantity: z.int(),
    lines: z.array(z.object({ quantity: z.int(), unitPrice: amount, days: z.int(), daysOfPeriod: z.int(), amount })),
    prices: z.array(z.object({ from: amount, to: amount })),
    /** Licences that end on that day. */
    ending: z.int(),
    /** Licences that nobody uses and that do not end; of them, those unused for long, with what they cost a month. */
    available: z.int(),
    idle: z.object({ days: z.int(), quantity: z.int(), monthlyCost: amount }).nullable(),
    /** An agreement that keeps some of them. */
    minimum: z.object({ licences: z.int(), until: dateView.nullable() }).nullable(),
    unassignedNumbers: z.int(),
    /** The notice after which yearly licences may end early once they have renewed, where that is offered. */
    earlyNoticeMonths: z.int().nullable(),
  }),
  /** A list price is higher than what the company pays, and the first renewal that takes it (R19). */
  'mail.price_announced': z.object({
    plan: z.string(),
    billingFrequency,
    validFrom: dateView,
    on: dateView,
    unitPrice: amount,
    paid: amount.nullable(),
    quantity: z.int(),
    currency: z.string(),
  }),
  ...PURCHASE_TOPICS,
} as const;

export type BillingTopic = keyof typeof BILLING_TOPICS;
export type BillingFacts<T extends BillingTopic> = z.infer<(typeof BILLING_TOPICS)[T]>;

/** Whom a billing mail is for: a member who may lose the role before it goes out, or an address that the company gave for bills. */
export const billingRecipient = z.union([z.object({ memberId: idText }), z.object({ contact: z.string() })]);

export const isBillingTopic = (topic: string): topic is BillingTopic => Object.hasOwn(BILLING_TOPICS, topic);
