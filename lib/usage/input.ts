import { z } from 'zod';
import { exportInput } from '@/lib/kernel/export-format';
import { dateView, pageInput } from '@/lib/kernel/shape';

/** Days that one answer has at most: two years; fewer where each has its groups. */
export const MOST_DAYS = 731;
export const MOST_GROUPED_DAYS = 366;
/** Days of an answer that names no first one. */
export const USUAL_DAYS = 30;

/** What assigned numbers are counted by. */
export const USAGE_GROUPINGS = ['department', 'country', 'type'] as const;
export type UsageGrouping = (typeof USAGE_GROUPINGS)[number];

/** What lies before this has no days of a company. */
export const EARLIEST = '1970-01-01';
const TOO_EARLY = 'Must not be before 1970.';
const day = dateView.refine((date) => date >= EARLIEST, TOO_EARLY);

/** Days in the company's time zone, both included; without them the last thirty, up to today. */
export const getUsageInput = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  groupBy: z.enum(USAGE_GROUPINGS).optional(),
});

/** Calendar months that one answer has at most. */
export const MOST_MONTHS = 24;
/** Months of an answer that names no first one. */
export const USUAL_MONTHS = 12;

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Must be a month such as 2031-11.')
  .refine((text) => text >= EARLIEST.slice(0, 7), TOO_EARLY);

/** Calendar months, both included; without them the last twelve, up to the present one. */
const months = { from: month.optional(), to: month.optional() };
export const getDepartmentCostsInput = z.strictObject(months);

/** What an export of them has, in this order. */
export const DEPARTMENT_COST_COLUMNS = [
  'month',
  'booked_to',
  'department',
  'cost_centre',
  'licence_days',
  'net',
  'currency',
] as const;
export const beginDepartmentCostExportInput = z.strictObject({ ...months, ...exportInput(DEPARTMENT_COST_COLUMNS) });
export const readDepartmentCostExportInput = z.strictObject({ ...months, cursor: pageInput.cursor });

/** Days to make again; `save` puts those right that differ. */
export const rebuildUsageInput = z.strictObject({ from: day, to: day, save: z.boolean() });
