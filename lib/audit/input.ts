import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { dateView, idText, pageInput } from '@/lib/kernel/shape';

export const verifyAuditChainInput = z.strictObject({});

/** Who acts without being a person or a program with a key. */
export const SYSTEM_ACTORS = ['settlement', 'worker', 'cli', 'seed', 'api', 'web', 'sso'] as const;
export type SystemActorName = (typeof SYSTEM_ACTORS)[number];

const ID = /^[a-z]{3}_[0-9a-f]{32}$/;
const AN_ID = 'Must be an id.';
/** Of the years 2000 to 2999, as cursors have them too. */
const instant = z.iso.datetime({ offset: true, error: 'Must be a date or an ISO 8601 instant.' });
const moment = z
  .union([dateView, instant], { error: 'Must be a date or an ISO 8601 instant.' })
  .refine((text) => /^2\d{3}-/.test(text), 'Must be of the years 2000 to 2999.');

/** What narrows the log. An id that names nothing, or something of another company, finds nothing (R25). */
const filters = {
  /** A member's or a key's id, a person of the operator, or the name of what acts by itself. */
  actor: z.union([z.string().regex(ID, AN_ID), z.enum(SYSTEM_ACTORS)], { error: AN_ID }).optional(),
  /** One action, `number.assigned`, or all about one kind of thing, `number`. */
  action: z
    .string()
    .max(60)
    .regex(/^[a-z_]+(\.[a-z_]+)?$/, 'Must be an action or what stands before its dot.')
    .optional(),
  /** What it happened to. */
  target: z.string().regex(ID, AN_ID).optional(),
  /** All that happened in one act. */
  operation: z
    .string()
    .regex(/^opr_[0-9a-f]{32}$/, AN_ID)
    .optional(),
  /** A day in the company's zone, or an instant: from then on. */
  from: moment.optional(),
  /** A day in the company's zone, included, or an instant, before which it was. */
  to: moment.optional(),
};

const auditFilters = z.strictObject(filters);
export type AuditFilters = z.output<typeof auditFilters>;

export const listAuditEventsInput = z.strictObject({ ...filters, ...pageInput });
/** Of the operator's own log; what it is about has no id of ours where it is a plan, a price or a kind of number. */
export const listOperatorEventsInput = z.strictObject({
  actor: filters.actor,
  action: filters.action,
  target: z.string().min(1).max(120).optional(),
  operation: filters.operation,
  from: filters.from,
  to: filters.to,
  ...pageInput,
});
export const getAuditEventInput = z.strictObject({ eventId: idText });
export const listAuditActorsInput = z.strictObject({});

export const AUDIT_EXPORT_COLUMNS = [
  'at',
  'action',
  'actor',
  'actor_name',
  'on_behalf_of',
  'target',
  'target_name',
  'before',
  'after',
  'personal',
  'origin',
  'request',
  'operation',
  'id',
] as const;

/** Tables for people, lines of JSON for programs. */
export const beginAuditExportInput = z.strictObject({
  ...filters,
  ...exportInput(AUDIT_EXPORT_COLUMNS),
  format: z.enum(['csv', 'jsonl']),
});
export const readAuditExportInput = z.strictObject({ ...filters, cursor: pageInput.cursor });
