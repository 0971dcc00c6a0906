import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { bulkTotalView } from '@/lib/assignments/view';
import { personName } from '@/lib/kernel/personal';
import { instantView } from '@/lib/kernel/shape';
import { IMPORT_KINDS, IMPORT_VERDICTS } from './input';

/** Where an import is. */
export const IMPORT_STATUSES = ['received', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** What is wrong with one row: data, which each face says in its own words. */
export const importRowProblem = z.object({
  /** The field, or null where the row as a whole is meant. */
  column: z.string().nullable(),
  value: z.string(),
  code: z.string(),
  params,
});
export type ImportRowProblem = z.infer<typeof importRowProblem>;

export const importView = z.object({
  id: z.string(),
  kind: z.enum(IMPORT_KINDS),
  /** Empty once its rows are gone: it may name somebody. */
  fileName: z.string(),
  status: z.enum(IMPORT_STATUSES),
  createdAt: instantView,
  /** Null for a key of a program. */
  createdBy: z.object({ id: z.string(), name: personName() }).nullable(),
  /** The file's header cells, in order. */
  columns: z.array(z.string()),
  /** Which column each field is read from, counted from 0. */
  fields: z.array(z.object({ name: z.string(), required: z.boolean(), column: z.int().nullable() })),
  /** Header cells that nothing is read from. */
  ignored: z.array(z.string()),
  /** The first rows, as they are in the file. */
  sample: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  counts: z.object({
    total: z.int(),
    waiting: z.int(),
    ready: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    done: z.int(),
  }),
  invite: z.boolean(),
  /** Assignments, once checked: what all ready rows take together. */
  quote: bulkTotalView.nullable(),
  /** The one purchase of what was missing. */
  purchaseId: z.string().nullable(),
  problem: z.object({ code: z.string(), params }).nullable(),
  /** Another import of the company is under way and goes first. */
  queued: z.boolean(),
});
export type ImportView = z.infer<typeof importView>;

/** One line of a list of imports. */
export const importSummaryView = importView.pick({
  id: true,
  kind: true,
  fileName: true,
  status: true,
  createdAt: true,
  createdBy: true,
  counts: true,
  problem: true,
});
export type ImportSummaryView = z.infer<typeof importSummaryView>;

export const importRowView = z.object({
  line: z.int(),
  cells: z.array(z.string()),
  verdict: z.enum(IMPORT_VERDICTS),
  problem: importRowProblem.nullable(),
  memberId: z.string().nullable(),
  numberId: z.string().nullable(),
});
export type ImportRowView = z.infer<typeof importRowView>;

export const importReference = z.object({ id: z.string() });

/** Whether a step was taken: not, where there is none to take or another import goes first. */
export const advancedView = z.object({ advanced: z.boolean() });
/** Imports that are due, with whom each is gone on as: null where nobody is left who might. */
export const dueImportsView = z.object({
  data: z.array(z.object({ companyId: z.string(), importId: z.string(), actor: z.custom<Actor>().nullable() })),
});
export const companiesView = z.object({ companyIds: z.array(z.string()) });
export const clearedView = z.object({ more: z.boolean() });
/** What the file of refused rows begins with. */
export const importErrorsView = z.object({ columns: z.array(z.string()), fileName: z.string(), refused: z.int() });
