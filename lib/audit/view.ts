import { z } from 'zod';

/** What is wrong with an event of the chain, or with the head the ledger keeps. */
const AUDIT_FAULTS = [
  'event_missing',
  'link_broken',
  'content_changed',
  'personal_values_changed',
  'personal_values_added',
  'head_differs',
] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];

const auditBreakView = z.object({
  sequence: z.int(),
  /** Null where the event itself is gone. */
  eventId: z.string().nullable(),
  fault: z.enum(AUDIT_FAULTS),
  differs: z.string(),
});
export type AuditBreak = z.infer<typeof auditBreakView>;

export const auditReportView = z.object({
  companyId: z.string(),
  intact: z.boolean(),
  /** Events walked, and those whose personal values were erased, which is allowed (R26). */
  events: z.int(),
  erased: z.int(),
  /** The head, to be kept elsewhere: who rewrites a whole chain cannot keep its hash. */
  head: z.object({ sequence: z.int(), hash: z.string() }),
  broken: z.array(auditBreakView),
});
export type AuditReport = z.infer<typeof auditReportView>;
