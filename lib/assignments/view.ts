import { z } from 'zod';
import { purchaseView } from '@/lib/licences/view';
import { numberView } from '@/lib/numbers/view';
import { assignmentView } from './bulk-view';

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
export { type AssignmentQuoteView, assignmentQuoteView } from './quote-view';

export const assignNumberView = z.object({
  assignment: assignmentView,
  licenceOrigin: z.enum(['available', 'removal_undone', 'purchased']),
  purchase: purchaseView.nullable(),
  /** True when the member already held the number: nothing changed. */
  unchanged: z.boolean(),
  licenceLabel: z.string(),
});
export type AssignNumberView = z.infer<typeof assignNumberView>;

export const exchangeView = z.object({ number: numberView, withNumber: numberView });
export type ExchangeView = z.infer<typeof exchangeView>;
