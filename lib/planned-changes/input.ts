import { z } from 'zod';
import { assignmentFields, namesOneNumber, ONE_NUMBER } from '@/lib/assignments/input';
import { idText, pageInput } from '@/lib/kernel/shape';
import { HISTORY_MODES } from '@/lib/numbers/input';

export const PLANNED_KINDS = ['assign', 'unassign', 'delete', 'reassign'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];
export const PLANNED_STATUSES = ['planned', 'done', 'failed', 'cancelled'] as const;
export type PlannedStatus = (typeof PLANNED_STATUSES)[number];
/** What becomes of a number that is released: it stays with the company, or is deleted. */
export const RELEASES = ['unassign', 'delete'] as const;

/** A day in the company's time zone. */
const day = z.iso.date('Must be a date, such as 2027-03-01.');
const { maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease } = assignmentFields;
const limits = { maxPurchases, maxCharge, maxRemovalsUndone, maxRenewalIncrease };
export const plannedLimits = z.strictObject(limits);
export type PlannedLimits = z.output<typeof plannedLimits>;

/** A number for a member from a later day on, within the limits that are confirmed now (R7). */
export const planAssignmentInput = z
  .strictObject({ memberId: idText, ...assignmentFields, on: day })
  .refine(namesOneNumber, ONE_NUMBER);
export type PlanAssignmentInput = z.output<typeof planAssignmentInput>;

export const quotePlannedAssignmentInput = z
  .strictObject({ memberId: idText, numberId: assignmentFields.numberId, e164: assignmentFields.e164, on: day })
  .refine(namesOneNumber, ONE_NUMBER);

export const planReleaseInput = z.strictObject({
  numberId: idText,
  on: day,
  mode: z.enum(RELEASES).default('unassign'),
});

/** A number goes to a colleague on a day and comes back on another. */
export const planCoverInput = z
  .strictObject({
    numberId: idText,
    memberId: idText,
    on: day,
    until: day,
    history: z.enum(HISTORY_MODES).default('keep'),
  })
  .refine(({ on, until }) => on < until, { error: 'Must be after the first day.', path: ['until'] });

export const listPlannedChangesInput = z.strictObject({
  ...pageInput,
  status: z.enum(PLANNED_STATUSES).optional(),
  numberId: idText.optional(),
  memberId: idText.optional(),
});
export const getPlannedChangeInput = z.strictObject({ plannedChangeId: idText });
export const cancelPlannedChangeInput = z.strictObject({ plannedChangeId: idText });
export const movePlannedChangeInput = z.strictObject({ plannedChangeId: idText, on: day, ...limits });
export const retryPlannedChangeInput = z.strictObject({ plannedChangeId: idText, ...limits });

export const findCompaniesWithDueChangesInput = z.strictObject({ limit: z.int().min(1) });
export const listDueChangesInput = z.strictObject({});
export const carryOutPlannedChangeInput = z.strictObject({ plannedChangeId: idText });
export const failPlannedChangeInput = z.strictObject({
  plannedChangeId: idText,
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
});
