import { z } from 'zod';
import { dateView, idText } from '@/lib/kernel/shape';
import { alertNotice } from './alert-topic';

/** Several numbers of one act for one member: one mail (R4). */
const given = z.object({ memberId: idText, numberIds: z.array(idText).min(1) });

/** Something about a request for a number, for one member (R24). */
const aboutRequest = z.object({ memberId: idText, requestId: idText });

/**
 * What the outbox carries about each mail: ids, looked up when it goes out, and values only where nothing else knows
 * them. An invitation's link works once.
 */
export const NOTICES = {
  'mail.invitation': z.object({
    email: z.email(),
    locale: z.string().nullable(),
    companyName: z.string(),
    inviterName: z.string().nullable(),
    expiresAt: z.iso.datetime(),
    link: z.url({ protocol: /^https?$/ }),
  }),
  'mail.number_given': given,
  'mail.number_taken': given.extend({ reason: z.enum(['unassigned', 'deleted', 'company_closed']) }),
  'mail.request_made': aboutRequest,
  'mail.request_approved': given.extend({ requestId: idText }),
  'mail.request_declined': aboutRequest,
  /** What became of a request for a purchase: said by its state when the mail goes out (R23). */
  'mail.purchase_answered': aboutRequest,
  /** One of the operator's people has come into the company (R24). */
  'mail.support_opened': z.object({
    memberId: idText,
    staffName: z.string(),
    mode: z.enum(['read', 'act']),
    reason: z.string(),
    ticket: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  /** The operator has taken the second factor of one of the company's people away: to its owners. */
  'mail.second_factor_reset': z.object({ memberId: idText, aboutMemberId: idText }),
  /** Nothing has arrived at a webhook endpoint for days, and it is disabled: to the owners. Of its address the origin only. */
  'mail.webhook_disabled': z.object({
    memberId: idText,
    endpointId: idText,
    url: z.string(),
    failingSince: z.iso.datetime(),
  }),
  /** A planned change could not be done on its day: to who planned it, with what it was as it was then. */
  'mail.planned_change_failed': z.object({
    memberId: idText,
    plannedChangeId: idText,
    kind: z.enum(['assign', 'unassign', 'delete', 'reassign']),
    e164: z.string(),
    on: dateView,
    code: z.string(),
  }),
  'mail.alert': alertNotice,
  'mail.number_moved': given.extend({ history: z.enum(['keep', 'transfer', 'delete']) }),
} as const;

export type NoticeTopic = keyof typeof NOTICES;
export type Notice<T extends NoticeTopic> = z.infer<(typeof NOTICES)[T]>;

export const readNoticeFactsInput = z.strictObject({
  memberIds: z.array(idText).max(100),
  numberIds: z.array(idText).max(10_000),
  requestId: idText.optional(),
  departmentId: idText.optional(),
  withBilling: z.boolean().default(false),
});
