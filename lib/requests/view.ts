import { z } from 'zod';
import { assignNumberView } from '@/lib/assignments/view';
import { instantView } from '@/lib/kernel/shape';
import { NUMBER_TYPES } from '@/lib/numbers/input';
import { REQUEST_STATUSES } from './input';

/** A request for a number. Who asked may be a key of a program, which has no name. */
export const requestView = z.object({
  id: z.string(),
  status: z.enum(REQUEST_STATUSES),
  member: z.object({ id: z.string(), name: z.string() }),
  requestedBy: z.object({ id: z.string(), name: z.string().nullable() }),
  country: z.string().nullable(),
  type: z.enum(NUMBER_TYPES).nullable(),
  note: z.string().nullable(),
  createdAt: instantView,
  answeredAt: instantView.nullable(),
  answeredBy: z.string().nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  /** The number that it was answered with. */
  number: z.object({ id: z.string(), e164: z.string(), display: z.string() }).nullable(),
  assignmentId: z.string().nullable(),
});
export type RequestView = z.infer<typeof requestView>;

export const approvedRequestView = assignNumberView.extend({ request: requestView });
export type ApprovedRequestView = z.infer<typeof approvedRequestView>;

/** The kinds of numbers that can be assigned at all (R10). */
export const requestableKindsView = z.object({
  data: z.array(z.object({ country: z.string(), types: z.array(z.enum(NUMBER_TYPES)) })),
});
