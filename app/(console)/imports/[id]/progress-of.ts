import type { ImportStatus, ImportView } from '@/lib/imports/view';

/** How many rows of how many: of a check those that have a verdict, of an import those that are done. */
export function progressOf(
  status: ImportStatus,
  { total, waiting, ready, done }: ImportView['counts'],
): { done: number; total: number } {
  return status === 'running' ? { done, total: done + ready } : { done: total - waiting, total };
}
