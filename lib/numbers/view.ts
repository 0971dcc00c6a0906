import { z } from 'zod';
import { importReport } from '@/lib/kernel/import-rows';
import { personName } from '@/lib/kernel/personal';
import { instantView } from '@/lib/kernel/shape';
import { HISTORY_MODES, NUMBER_STATUSES, NUMBER_TYPES } from './input';

export const capabilityView = z.enum(['voice', 'sms', 'mms']);

/** A line as people read it: `display` is the international spacing. */
const line = {
  e164: z.string(),
  display: z.string(),
  country: z.string(),
  type: z.enum(NUMBER_TYPES),
  capabilities: z.array(capabilityView),
};

export const numberView = z.object({
  id: z.string(),
  ...line,
  /** What the company calls it. */
  label: z.string().nullable(),
  status: z.enum(NUMBER_STATUSES),
  member: z.object({ id: z.string(), name: personName() }).nullable(),
  licenceId: z.string().nullable(),
  licenceLabel: z.string().nullable(),
  restorableUntil: instantView.nullable(),
  /** For whom it is held while a request for a purchase waits, and until when (R23). */
  hold: z
    .object({ requestId: z.string(), member: z.object({ id: z.string(), name: personName() }), until: instantView })
    .nullable(),
  /** Why it cannot be assigned now, if it cannot (R10): a requirement's name, `quarantined`, or `held`. */
  notAssignableReason: z.string().nullable(),
  /** How long a number of its kind can be restored after it was deleted (R13). */
  quarantineDays: z.int(),
});
export type NumberView = z.infer<typeof numberView>;

/** Where the company's numbers are from: what a list of them can be narrowed to. */
export const numberCountriesView = z.object({ data: z.array(z.string()) });

export const inventoryView = z.object({ ...line, reason: z.string().nullable() });
export type InventoryView = z.infer<typeof inventoryView>;

/** One stretch of a number's or licence's history (R27); `to` is null while it lasts. */
export const holdingView = z.object({
  assignmentId: z.string(),
  numberId: z.string(),
  e164: z.string(),
  licenceId: z.string(),
  licenceLabel: z.string(),
  member: z.object({ id: z.string(), name: personName() }),
  from: instantView,
  to: instantView.nullable(),
  endReason: z.enum(['reassigned', 'unassigned', 'number_deleted']).nullable(),
  history: z.enum(HISTORY_MODES).nullable(),
  operationId: z.string(),
});
export type HoldingView = z.infer<typeof holdingView>;
export const historyView = z.object({ data: z.array(holdingView) });
/**
 * Why nobody held it, where nobody did: nobody was given it, the company did not have it yet, it was deleted, or the
 * instant has not come.
 */
export const HOLDER_STATES = ['held', 'unassigned', 'not_yet', 'deleted', 'future'] as const;
export const holderView = z.object({
  at: instantView,
  state: z.enum(HOLDER_STATES),
  holding: holdingView.nullable(),
});
export type HolderView = z.infer<typeof holderView>;

/** How many numbers a labelling changed, and how many were called that already. */
export const labelledView = z.object({ changed: z.int(), unchanged: z.int() });

export const inventoryReport = importReport('number');
export type InventoryReportRow = z.infer<typeof inventoryReport>['rows'][number];

/** A line of the operator's, wherever it is. */
export const browsedLine = inventoryView.extend({
  company: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type BrowsedLine = z.infer<typeof browsedLine>;

/** What numbers of a (country, type) can do, and how long their quarantine lasts: within what its law allows (R10, R13). */
export const numberKindView = z.object({
  country: z.string(),
  type: z.enum(NUMBER_TYPES),
  capabilities: z.array(capabilityView),
  reason: z.string().nullable(),
  quarantineDays: z.int(),
  quarantineMinDays: z.int(),
  quarantineMaxDays: z.int(),
});
export type NumberKindView = z.infer<typeof numberKindView>;
