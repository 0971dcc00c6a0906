import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';

export const mailRowView = z.object({
  id: z.string(),
  receivedAt: instantView,
  recipientName: z.string(),
  recipient: z.string(),
  subject: z.string(),
});
export type MailRowView = z.infer<typeof mailRowView>;

export const mailView = mailRowView.extend({ sender: z.string(), text: z.string(), html: z.string() });
export type MailView = z.infer<typeof mailView>;

export const keptView = z.object({ kept: z.boolean() });

export const givenUpView = z.object({
  /** Null: mail to an account's holder, who may be in several companies or in none. */
  companyId: z.string().nullable(),
  companyName: z.string().nullable(),
  id: z.string(),
  topic: z.string(),
  createdAt: instantView,
  deadAt: instantView,
  attempts: z.int(),
  lastError: z.string().nullable(),
});
export type GivenUpView = z.infer<typeof givenUpView>;

export const retriedView = z.object({ id: z.string() });
