import { z } from 'zod';
import { assignmentFields } from '@/lib/assignments/input';
import { idText, pageInput, plainText } from '@/lib/kernel/shape';
import { NUMBER_TYPES } from '@/lib/numbers/input';

export const REQUEST_STATUSES = ['open', 'approved', 'declined', 'withdrawn', 'closed', 'expired'] as const;
/** A team lead's wish for a number (R24), or an assignment whose purchase has to be approved (R23). */
export const REQUEST_KINDS = ['wish', 'purchase'] as const;

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

export const listRequestsInput = z.strictObject({
  ...pageInput,
  status: z.enum(REQUEST_STATUSES).optional(),
  kind: z.enum(REQUEST_KINDS).optional(),
});
export const getRequestInput = z.strictObject({ requestId: idText });
export const listRequestableKindsInput = z.strictObject({});

/**
 * Within the limits that were confirmed (R7): the number that answers a wish; a purchase is for the number that is held,
 * so that none is named.
 */
export const approveRequestInput = z.strictObject({ requestId: idText, ...assignmentFields });
export const quoteRequestInput = z.strictObject({
  requestId: idText,
  numberId: assignmentFields.numberId,
  e164: assignmentFields.e164,
});
export const declineRequestInput = z.strictObject({ requestId: idText, reason: plainText(500) });
export const withdrawRequestInput = z.strictObject({ requestId: idText });
