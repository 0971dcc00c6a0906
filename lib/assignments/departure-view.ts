import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { memberView } from '@/lib/members/view';

/** What was decided about one number, and after an undoing what became of it. */
const departureNumberView = z.object({
  id: z.string(),
  e164: z.string(),
  display: z.string(),
  licenceId: z.string(),
  licenceLabel: z.string(),
  mode: z.enum(['keep', 'unassign', 'delete', 'reassign']),
  toMember: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** `returned`, or why it did not come back; null until it is undone. */
  outcome: z.string().nullable(),
});

/** A member's departure: the lasting account of it (R14, R15). */
export const departureView = z.object({
  id: z.string(),
  kind: z.enum(['deleted', 'deactivated']),
  member: z.object({ id: z.string(), name: z.string() }),
  leftAt: instantView,
  undoableUntil: instantView,
  undoneAt: instantView.nullable(),
  /** Licences that became available by it; they stay billed until they are removed (R3). */
  licencesFreed: z.int(),
  numbers: z.array(departureNumberView),
});
export type DepartureView = z.infer<typeof departureView>;

/** The member as they are after it, with the account of it; null where nothing changed. */
export const leftMemberView = memberView.extend({
  status: z.enum([...memberView.shape.status.options, 'deleted']),
  departure: departureView.nullable(),
});
export type LeftMemberView = z.infer<typeof leftMemberView>;
