import { z } from 'zod';
import { billingFrequency, dateView, instantView, moneyView } from '@/lib/kernel/shape';
import { formulaView, purchaseView, renewalView } from '@/lib/licences/view';

export { type DepartureView, departureView, type LeftMemberView, leftMemberView } from './departure-view';

export const assignmentQuoteView = z.object({
  licencesUsed: z.int(),
  removalsUndone: z.int(),
  purchases: z.int(),
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  formula: formulaView.nullable(),
  renewal: renewalView,
  member: z.object({ numbers: z.int(), limit: z.int() }),
  /** Licences available before the act (ending included). */
  available: z.int(),
  billingFrequency,
  /** The days the charge pays for; `to` is exclusive. */
  period: z.object({ from: dateView, to: dateView }),
  taxRateBasisPoints: z.int(),
});
export type AssignmentQuoteView = z.infer<typeof assignmentQuoteView>;

export const assignmentView = z.object({
  id: z.string(),
  numberId: z.string(),
  memberId: z.string(),
  licenceId: z.string(),
  startedAt: instantView,
});

export const assignNumberView = z.object({
  assignment: assignmentView,
  licenceOrigin: z.enum(['available', 'removal_undone', 'purchased']),
  purchase: purchaseView.nullable(),
  /** True when the member already held the number: nothing changed. */
  unchanged: z.boolean(),
  licenceLabel: z.string(),
});
export type AssignNumberView = z.infer<typeof assignNumberView>;
