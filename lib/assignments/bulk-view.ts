import { z } from 'zod';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';
import { changesWait, formulaView, purchaseView, renewalView } from '@/lib/licences/view';

export const assignmentView = z.object({
  id: z.string(),
  numberId: z.string(),
  memberId: z.string(),
  licenceId: z.string(),
  startedAt: instantView,
});

export const bulkTotalView = z.object({
  licencesUsed: z.int(),
  removalsUndone: z.int(),
  purchases: z.int(),
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  formula: formulaView.nullable(),
  renewal: renewalView,
  changesWait,
  /** Licences available before the act (ending included). */
  available: z.int(),
  billingFrequency,
  /** The days the charge pays for; `to` is exclusive. */
  period: z.object({ from: dateView, to: dateView }),
  taxRateBasisPoints: z.int(),
});

export const bulkItemView = z.object({
  index: z.int(),
  ok: z.boolean(),
  /** The refusal this item would get. */
  code: z.string().optional(),
  /** Of a refused item, for people: its number, and what more exactly stands in the way. */
  display: z.string().optional(),
  reason: z.string().optional(),
  /** The member holds the number already. */
  unchanged: z.boolean(),
});

/** What a bulk assignment would do, item by item and in all. */
export const bulkQuoteView = z.object({ items: z.array(bulkItemView), total: bulkTotalView });
export type BulkQuoteView = z.infer<typeof bulkQuoteView>;

/** What it did: every item's assignment in order, those of unchanged items too. */
export const bulkAssignmentView = z.object({
  assignments: z.array(assignmentView),
  unchanged: z.int(),
  licencesUsed: z.int(),
  removalsUndone: z.int(),
  purchase: purchaseView.nullable(),
});
export type BulkAssignmentView = z.infer<typeof bulkAssignmentView>;
