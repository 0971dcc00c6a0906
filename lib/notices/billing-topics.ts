import { z } from 'zod';
import { dateView, idText } from '@/lib/kernel/shape';

const amount = z.int();

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
  }),
} as const;

export type BillingTopic = keyof typeof BILLING_TOPICS;
export type BillingFacts<T extends BillingTopic> = z.infer<(typeof BILLING_TOPICS)[T]>;

/** Whom a billing mail is for: a member who may lose the role before it goes out, or an address that the company gave for bills. */
export const billingRecipient = z.union([z.object({ memberId: idText }), z.object({ contact: z.string() })]);

export const isBillingTopic = (topic: string): topic is BillingTopic => Object.hasOwn(BILLING_TOPICS, topic);
