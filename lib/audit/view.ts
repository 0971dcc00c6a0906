import { z } from 'zod';
import { anyName, PERSONAL } from '@/lib/kernel/personal';
import { instantView, pageOf } from '@/lib/kernel/shape';

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

export const chainReportView = z.object({
  intact: z.boolean(),
  /** Events walked, and those whose personal values were erased, which is allowed (R26). */
  events: z.int(),
  erased: z.int(),
  /** The head, to be kept elsewhere: who rewrites a whole chain cannot keep its hash. */
  head: z.object({ sequence: z.int(), hash: z.string() }),
  broken: z.array(auditBreakView),
});
export type ChainReport = z.infer<typeof chainReportView>;

export const auditReportView = chainReportView.extend({ companyId: z.string() });

/** Somebody or something an event names, with what it is called now, or was called last; null where it has no name. */
const namedView = z.object({ id: z.string(), name: anyName().nullable() });
export type Named = z.infer<typeof namedView>;

const state = z.record(z.string(), z.unknown()).nullable();

/** One event of the log: one change of one subject (R26). */
export const auditEventView = z.object({
  id: z.string(),
  at: instantView,
  /** The events of one act have it in common. */
  operationId: z.string(),
  actor: namedView.extend({ kind: z.string(), role: z.string() }),
  /** For whom the actor acted. */
  onBehalfOf: namedView.nullable(),
  action: z.string(),
  target: namedView,
  before: state,
  after: state,
  /** Values about people, which are kept apart; null where there are none, or none any more. */
  personal: z.record(z.string(), z.unknown()).nullable().register(PERSONAL, { as: 'text' }),
  /** There were such values, and they were erased (R27). */
  personalErased: z.boolean(),
  /** The number that the automatic purchase was made for; null for everything else, and where it was made for several. */
  boughtFor: namedView.nullable(),
  /** Where it came from: web (the console), api, cli, worker, seed. */
  origin: z.string(),
  requestId: z.string(),
});
export type AuditEventView = z.infer<typeof auditEventView>;

/** A page of the log with what the filters name, and how many events there are at all where nothing is filtered. */
export const auditLogView = pageOf(auditEventView).extend({
  named: z.object({ actor: namedView.nullable(), target: namedView.nullable() }),
  total: z.int().nullable(),
});

export type AuditLogView = z.infer<typeof auditLogView>;

/** One event with the names of everything that it mentions, and how many more there are of its act. */
export const auditEventDetailView = auditEventView.extend({
  mentioned: z.array(namedView),
  /** The first others of its operation, in the order in which they happened. */
  alongside: z.array(auditEventView),
  moreAlongside: z.boolean(),
});
export type AuditEventDetailView = z.infer<typeof auditEventDetailView>;

/** Whoever is named as the actor of an event. */
export const auditActorsView = z.object({ data: z.array(namedView.extend({ kind: z.string(), role: z.string() })) });
export type AuditActorsView = z.infer<typeof auditActorsView>;

export const begunView = z.object({});
