import { z } from 'zod';
import { assignedView, assignmentQuoteView } from '@/lib/assignments/view';
import { anyName, personalText, personName } from '@/lib/kernel/personal';
import { instantView } from '@/lib/kernel/shape';
import { NUMBER_TYPES } from '@/lib/numbers/input';
import { REQUEST_KINDS, REQUEST_STATUSES } from './input';

/**
 * A request for a number. Who asked may be a key of a program, which has no name. A billing manager sees neither the member
 * nor the number, a team lead no price (R24).
 */
export const requestView = z.object({
  id: z.string(),
  status: z.enum(REQUEST_STATUSES),
  kind: z.enum(REQUEST_KINDS),
  member: z.object({ id: z.string(), name: personName() }).nullable(),
  requestedBy: z.object({ id: z.string(), name: anyName().nullable() }),
  country: z.string().nullable(),
  type: z.enum(NUMBER_TYPES).nullable(),
  note: personalText().nullable(),
  createdAt: instantView,
  answeredAt: instantView.nullable(),
  answeredBy: z.string().nullable(),
  /** Why it was declined. */
  reason: personalText().nullable(),
  /** The number that it was answered with, or that is held until it is. */
  number: z.object({ id: z.string(), e164: z.string(), display: z.string() }).nullable(),
  assignmentId: z.string().nullable(),
  /** Until when the number is held, of a request for a purchase. */
  expiresAt: instantView.nullable(),
  /** What it would have cost when it was made. */
  quote: assignmentQuoteView.nullable(),
  closedBecause: z.enum(['member_deleted', 'number_deleted', 'assigned', 'company_closed']).nullable(),
});
export type RequestView = z.infer<typeof requestView>;

/** What approving did; a billing manager sees no assignment. */
export const approvedRequestView = assignedView.extend({
  assignment: assignedView.shape.assignment.nullable(),
  request: requestView,
});
export type ApprovedRequestView = z.infer<typeof approvedRequestView>;

/** The kinds of numbers that can be assigned at all (R10). */
export const requestableKindsView = z.object({
  data: z.array(z.object({ country: z.string(), types: z.array(z.enum(NUMBER_TYPES)) })),
});
