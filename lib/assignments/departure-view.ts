import { z } from 'zod';
import { personName } from '@/lib/kernel/personal';
import { billingFrequency, instantView, moneyView } from '@/lib/kernel/shape';
import { memberView } from '@/lib/members/view';
import { assignmentQuoteView } from './quote-view';

/** What was decided about one number, and after an undoing what became of it. */
const departureNumberView = z.object({
  id: z.string(),
  e164: z.string(),
  display: z.string(),
  licenceId: z.string(),
  licenceLabel: z.string(),
  mode: z.enum(['keep', 'unassign', 'delete', 'reassign']),
  toMember: z.object({ id: z.string(), name: personName() }).nullable(),
  /** `returned`, or why it did not come back; null until it is undone. */
  outcome: z.string().nullable(),
});

/** A member's departure: the lasting account of it (R14, R15). */
export const departureView = z.object({
  id: z.string(),
  kind: z.enum(['deleted', 'deactivated']),
  member: z.object({ id: z.string(), name: personName() }),
  leftAt: instantView,
  undoableUntil: instantView,
  undoneAt: instantView.nullable(),
  /** Licences that became available by it; they stay billed until they are removed (R3). */
  licencesFreed: z.int(),
  numbers: z.array(departureNumberView),
});
export type DepartureView = z.infer<typeof departureView>;

/** Whom the history still names: a member who was deleted, and when. */
export const deletedMemberView = z.object({
  id: z.string(),
  name: personName(),
  deletedAt: instantView,
  departureId: z.string(),
});
export type DeletedMemberView = z.infer<typeof deletedMemberView>;

/** The member as they are after it, with the account of it; null where nothing changed. */
export const leftMemberView = memberView.extend({
  status: z.enum([...memberView.shape.status.options, 'deleted']),
  departure: departureView.nullable(),
});
export type LeftMemberView = z.infer<typeof leftMemberView>;

/** A departure with whether it can be undone now, and by the same rules why not. */
export const departureDetailView = departureView.extend({
  undo: z.object({ possible: z.boolean(), code: z.string().nullable(), reason: z.string().nullable() }),
});
export type DepartureDetailView = z.infer<typeof departureDetailView>;

/** What an undoing would bring back, use and cost. */
export const departureUndoQuoteView = assignmentQuoteView.omit({ member: true }).extend({
  statusAfter: z.enum(memberView.shape.status.options),
  numbers: z.array(
    z.object({ id: z.string(), e164: z.string(), display: z.string(), returns: z.boolean(), outcome: z.string() }),
  ),
});
export type DepartureUndoQuoteView = z.infer<typeof departureUndoQuoteView>;

/** What a member holds before they leave: each number with the licence it is on and what that costs. */
export const leavingPreviewView = z.object({
  member: memberView,
  /** The code with which every departure of this member is refused now. */
  refusal: z.string().nullable(),
  numbers: z.array(
    z.object({
      id: z.string(),
      e164: z.string(),
      display: z.string(),
      licenceLabel: z.string(),
      billingFrequency,
      price: moneyView,
      quarantineDays: z.int(),
    }),
  ),
});
export type LeavingPreviewView = z.infer<typeof leavingPreviewView>;
