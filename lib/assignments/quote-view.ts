import { z } from 'zod';
import { billingFrequency, dateView, moneyView } from '@/lib/kernel/shape';
import { capView, changesWait, formulaView, renewalView } from '@/lib/licences/view';

/** What an assignment would use, buy and cost. */
export const assignmentQuoteView = z.object({
  licencesUsed: z.int(),
  removalsUndone: z.int(),
  purchases: z.int(),
  charge: moneyView,
  tax: moneyView,
  total: moneyView,
  formula: formulaView.nullable(),
  renewal: renewalView,
  changesWait,
  member: z.object({ numbers: z.int(), limit: z.int() }),
  /** Licences available before the act (ending included). */
  available: z.int(),
  billingFrequency,
  /** The days the charge pays for; `to` is exclusive. */
  period: z.object({ from: dateView, to: dateView }),
  taxRateBasisPoints: z.int(),
  /** Set where the purchase has to be approved first: how long the number would be held for the member (R23). */
  approval: z.object({ holdHours: z.int() }).nullable(),
  /** The monthly caps of automatic purchases as a purchase of this quote would leave them (R23); none where nothing is bought. */
  caps: z.array(capView),
});
export type AssignmentQuoteView = z.infer<typeof assignmentQuoteView>;
