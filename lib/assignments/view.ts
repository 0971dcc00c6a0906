import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { purchaseView } from '@/lib/licences/view';
import { numberView } from '@/lib/numbers/view';
import { assignmentView } from './bulk-view';
import { assignmentQuoteView } from './quote-view';

export { type MemberActsView, memberActsView, type NumberActsView, numberActsView } from './acts-view';
export {
  assignmentView,
  type BulkAssignmentView,
  type BulkQuoteView,
  bulkAssignmentView,
  bulkItemView,
  bulkQuoteView,
  bulkTotalView,
} from './bulk-view';
export { type ChangedNumbersView, changedNumbersView } from './change-view';
export {
  type DepartureDetailView,
  type DepartureUndoQuoteView,
  type DepartureView,
  departureDetailView,
  departureUndoQuoteView,
  departureView,
  type LeavingPreviewView,
  type LeftMemberView,
  leftMemberView,
} from './departure-view';
export { type NumberExplanationView, numberExplanationView } from './explanation-view';
export { type AssignmentQuoteView, assignmentQuoteView } from './quote-view';

/** What was done: the member has the number. */
export const assignedView = z.object({
  request: z.undefined().optional(),
  assignment: assignmentView,
  licenceOrigin: z.enum(['available', 'removal_undone', 'purchased']),
  purchase: purchaseView.nullable(),
  /** True when the member already held the number: nothing changed. */
  unchanged: z.boolean(),
  licenceLabel: z.string(),
});
export type AssignedView = z.infer<typeof assignedView>;

/** What was done under the policy *ask*: nothing is bought, the number is held, and somebody has to approve (R23). */
const none = z.undefined().optional();
export const askedView = z.object({
  assignment: none,
  licenceOrigin: none,
  purchase: none,
  unchanged: none,
  licenceLabel: none,
  request: z.object({
    id: z.string(),
    status: z.enum(['open']),
    expiresAt: instantView,
    quote: assignmentQuoteView,
  }),
});
export type AskedView = z.infer<typeof askedView>;

export const assignNumberView = z.union([assignedView, askedView]);
export type AssignNumberView = z.infer<typeof assignNumberView>;

export const exchangeView = z.object({ number: numberView, withNumber: numberView });
export type ExchangeView = z.infer<typeof exchangeView>;
