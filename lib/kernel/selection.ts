import { z } from 'zod';
import { DomainError } from './domain-error';
import { idText } from './shape';

/** So many rows are acted on at once; an import of so many is what one act may cost, too. */
export const SELECTION_LIMIT = 10_000;
/** So far a list's rows are counted along with a page; beyond, on demand. */
export const COUNT_LIMIT = 10_000;

/** Rows picked one by one, or all that a list's filter matches: the two are different things, however many rows there are. */
export type BulkSelection<Filter> =
  | { kind: 'ids'; ids: string[] }
  | { kind: 'matching'; filter: Filter; count: number };

/** A selection as an input; `filter` is the list's own. */
export const selectionOf = <F extends z.ZodType>(filter: F) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ids'), ids: z.array(idText).min(1).max(SELECTION_LIMIT) }),
    z.strictObject({ kind: z.literal('matching'), filter, count: z.int().min(0) }),
  ]);

/** What a count is asked for beside the list's filters. */
export const countInput = { exact: z.enum(['true', 'false']).optional() };

/** How many rows match; not exact means at least so many. */
export const countView = z.object({ count: z.int(), exact: z.boolean() });
export type CountView = z.output<typeof countView>;

/** The rows that an act is about, from now on the same whatever changes; `skipped` were picked but are no longer there. */
export const frozenSelectionView = z.object({ ids: z.array(z.string()), skipped: z.int() });

/** Refuses a selection that is more than one act may be about. */
export function requireActable(count: number): void {
  if (count > SELECTION_LIMIT)
    throw new DomainError('selection_too_large', { requested: count, limit: SELECTION_LIMIT });
}
