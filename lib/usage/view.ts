import { z } from 'zod';
import { dateView, instantView, moneyView } from '@/lib/kernel/shape';

/** How a company stood at the end of a day, today as it stands now; a team lead's by the numbers of their departments (R24). */
export const usageDayView = z.object({
  date: dateView,
  /** Licences owned; `total` = `assigned` + `available`, and `ending` is part of `available`. */
  total: z.int(),
  assigned: z.int(),
  available: z.int(),
  ending: z.int(),
  /** Only with `groupBy`: how many numbers were assigned in each of the answer's `groups`, in their order; they add up to `assigned`. */
  groups: z.array(z.int()).optional(),
});
export type UsageDayView = z.infer<typeof usageDayView>;

/** Every group of an answer once, the largest at its peak first. */
const usageLegendView = z.object({
  /** A department's id, a country's code or a type of number; null: of members in no department. */
  key: z.string().nullable(),
  /** The department's name; null of what has no name of its own. */
  name: z.string().nullable(),
  /** A department that is there no longer: its past stays, under its last name. */
  deleted: z.boolean(),
  /** The first day on which most numbers were assigned in it. */
  peak: z.object({ date: dateView, assigned: z.int() }),
});
export type UsageLegendView = z.infer<typeof usageLegendView>;

/** Usage day by day: the oldest first, every day of the range on which the company was there. */
export const usageView = z.object({
  /** The range that was asked for, or the usual one. */
  from: dateView,
  to: dateView,
  /** The company's first day: what lies before it has no figures. */
  since: dateView,
  today: dateView,
  data: z.array(usageDayView),
  /** The first day on which most licences were assigned; null where no day has figures. */
  peak: z.object({ date: dateView, assigned: z.int() }).nullable(),
  /** Null without `groupBy`. */
  groups: z.array(usageLegendView).nullable(),
});
export type UsageView = z.infer<typeof usageView>;

/** What a department's licences cost in a calendar month. */
export const departmentCostView = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  /** `none`: numbers of members in no department; `unused`: licences on days on which no number was on them. */
  bookedTo: z.enum(['department', 'none', 'unused']),
  /** Null where it is booked to no department. */
  department: z.object({ id: z.string(), name: z.string(), deleted: z.boolean() }).nullable(),
  /** Where the department books it now. */
  costCentre: z.string().nullable(),
  /** On how many days how many licences were used, together; of unused ones as many as were paid for. */
  licenceDays: z.int(),
  /** Excluding tax. */
  amount: moneyView,
});
export type DepartmentCostView = z.infer<typeof departmentCostView>;

/** What licences cost by department and calendar month, day by day: the days of invoices' lines that lie in it (R16, R20). */
export const departmentCostsView = z.object({
  /** `YYYY-MM`, both included. */
  from: z.string(),
  to: z.string(),
  total: moneyView,
  /** The oldest first; a month under way has the days up to today. For who sees the whole company, rows of a month add up to it. */
  months: z.array(z.object({ month: z.string(), total: moneyView, complete: z.boolean() })),
  data: z.array(departmentCostView),
});
export type DepartmentCostsView = z.infer<typeof departmentCostsView>;

/** How many days and months were recorded, and when the next day is over. */
export const recordedUsageView = z.object({ days: z.int(), months: z.int(), nextAt: instantView });

/** A day's figures; how many segments had numbers stands for where they were. */
const dayFiguresView = z.object({
  endsAt: instantView,
  total: z.int(),
  assigned: z.int(),
  ending: z.int(),
  boughtByHand: z.int(),
  boughtAutomatically: z.int(),
  charged: z.int(),
  segments: z.int(),
});

/** A month's costs together; in how many places they are booked stands for where. */
const monthFiguresView = z.object({ places: z.int(), licenceDays: z.int(), amount: moneyView });

/** Days and months that were made again, and those of them that had been recorded otherwise; days also that had not been. */
export const rebuiltUsageView = z.object({
  days: z.int(),
  differences: z.array(
    z.object({ date: dateView, recorded: dayFiguresView.nullable(), rebuilt: dayFiguresView.nullable() }),
  ),
  months: z.int(),
  monthDifferences: z.array(z.object({ month: z.string(), recorded: monthFiguresView, rebuilt: monthFiguresView })),
});
