import { z } from 'zod';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows read at a time: memory stays the same however long the list is. */
export const EXPORT_PAGE = 1_000;

/** What an export is asked for beside the list's filters and order. */
export const exportInput = <C extends string>(columns: readonly [C, ...C[]]) => ({
  format: z.enum(EXPORT_FORMATS),
  columns: z.array(z.enum(columns)).min(1).max(columns.length),
});

/** How many rows there were when it began. */
export const exportView = z.object({ count: z.int() });
