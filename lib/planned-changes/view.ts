import { z } from 'zod';
import { assignmentQuoteView } from '@/lib/assignments/view';
import { anyName, personName } from '@/lib/kernel/personal';
import { dateView, instantView } from '@/lib/kernel/shape';
import { PLANNED_KINDS, PLANNED_STATUSES, plannedLimits } from './input';

const person = z.object({ id: z.string(), name: personName() });

/** Why a change was not done: a stable code, what belongs to it, and what it would have cost instead. */
export const problemView = z.object({
  code: z.string(),
  reason: z.string().nullable(),
  quote: assignmentQuoteView.nullable(),
});
export type ProblemView = z.infer<typeof problemView>;

/** What is to happen to a number on a day. A team lead sees no price (R24). */
export const plannedChangeView = z.object({
  id: z.string(),
  kind: z.enum(PLANNED_KINDS),
  status: z.enum(PLANNED_STATUSES),
  /** The day, in the company's time zone. */
  on: dateView,
  /** Without an id: a line of the inventory, which is not the company's yet. */
  number: z.object({ id: z.string().nullable(), e164: z.string(), display: z.string() }),
  /** Who gets it. */
  member: person.nullable(),
  /** Who held it when it was planned. */
  holder: person.nullable(),
  /** The first of the two changes that belong together: a cover and its return. */
  coverId: z.string().nullable(),
  limits: plannedLimits.nullable(),
  plannedBy: z.object({ id: z.string(), name: anyName().nullable() }),
  plannedAt: instantView,
  /** When it was done, failed or was cancelled. */
  answeredAt: instantView.nullable(),
  problem: problemView.nullable(),
  /** It was so already when its day came. */
  unchanged: z.boolean(),
});
export type PlannedChangeView = z.infer<typeof plannedChangeView>;

/** A cover: the number goes to the colleague, and returns. */
export const coverView = z.object({ start: plannedChangeView, end: plannedChangeView });

/** What an assignment on a later day would use, and at most cost, as far as that is known now. */
export const plannedQuoteView = z.object({
  on: dateView,
  /** Licences that are free on that day and stay, as things stand, with what is planned until then. */
  available: z.int(),
  /** Licences that are free on that day and end later. */
  ending: z.int(),
  /** What it does if only ending ones are free then: a removal is undone, which renews. */
  keep: assignmentQuoteView.nullable(),
  /** What is bought if none is free then; null where nothing may be. */
  purchase: assignmentQuoteView.nullable(),
  /** Why nothing may be bought. */
  refused: z.string().nullable(),
  /** What to confirm so that each of these may happen, and nothing beyond (R7). */
  limits: plannedLimits.required(),
});
export type PlannedQuoteView = z.infer<typeof plannedQuoteView>;

export const dueChangesView = z.object({ data: z.array(z.object({ id: z.string(), plannedBy: z.string() })) });
export const companiesWithDueChangesView = z.object({ companyIds: z.array(z.string()) });
export const carriedOutView = z.object({ id: z.string() });
