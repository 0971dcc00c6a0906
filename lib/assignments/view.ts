import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { purchaseView } from '@/lib/licences/view';

export {
  type DepartureDetailView,
  type DepartureUndoQuoteView,
  type DepartureView,
  departureDetailView,
  departureUndoQuoteView,
  departureView,
  type LeftMemberView,
  leftMemberView,
} from './departure-view';
export { type AssignmentQuoteView, assignmentQuoteView } from './quote-view';

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
