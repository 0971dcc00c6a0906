import { z } from 'zod';
import { assignmentFields, namesOneNumber, ONE_NUMBER } from '@/lib/assignments/input';
import { idText, pageInput, plainText } from '@/lib/kernel/shape';
import { NUMBER_TYPES } from '@/lib/numbers/input';

export const REQUEST_STATUSES = ['open', 'approved', 'declined', 'withdrawn', 'closed'] as const;

/** A wish: for whom, and what kind of number, if that matters (R24). */
export const createRequestInput = z.strictObject({
  memberId: idText,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Must be an ISO 3166-1 code.')
    .optional(),
  type: z.enum(NUMBER_TYPES).optional(),
  note: plainText(500).optional(),
});
export type CreateRequestInput = z.output<typeof createRequestInput>;

export const listRequestsInput = z.strictObject({ ...pageInput, status: z.enum(REQUEST_STATUSES).optional() });
export const getRequestInput = z.strictObject({ requestId: idText });
export const listRequestableKindsInput = z.strictObject({});

/** The number that answers the request, within the limits that the admin confirmed (R7). */
export const approveRequestInput = z
  .strictObject({ requestId: idText, ...assignmentFields })
  .refine(namesOneNumber, ONE_NUMBER);
export const declineRequestInput = z.strictObject({ requestId: idText, reason: plainText(500) });
export const withdrawRequestInput = z.strictObject({ requestId: idText });
