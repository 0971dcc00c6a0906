import { z } from 'zod';
import { moneyView } from '@/lib/kernel/shape';
import type { TermsView } from './view';

/** As stored with a document; those issued before terms were kept hold nothing. */
const stored = z.object({
  operation: z.literal('services').default('services'),
  paymentTermDays: z.int().nullable().default(null),
  lateInterest: z.string().nullable().default(null),
  lateInterestFr: z.string().nullable().default(null),
  recoveryFee: moneyView.nullable().default(null),
});

/** What a document said on its day, read from its row. */
export const termsOf = (kept: unknown): TermsView => stored.parse(kept);
