'use client';

import { useEffect, useState } from 'react';
import { countOf, useSelection } from '@/components/data-table/selection';
import type { Outcome, Refusal } from '@/components/money-dialog/outcome';
import type { BulkSelection } from '@/lib/kernel/selection';

type Resolve<Filter> = (input: {
  selection: BulkSelection<Filter>;
}) => Promise<Outcome<{ ids: string[]; skipped: number }>>;

export interface FrozenSelection {
  kind: 'ids' | 'matching';
  /** What was shown when the dialog was opened, and once it is known what there is. */
  count: number;
  filterWords: string;
  /** The rows that the act will be about, whatever changes from now on; null while they are looked up. */
  ids: string[] | null;
  skipped: number;
  refusal: Refusal | null;
  failed: boolean;
}

type Found = Pick<FrozenSelection, 'ids' | 'skipped' | 'refusal' | 'failed'>;
const nothing: Found = { ids: null, skipped: 0, refusal: null, failed: false };

/** The selection of the list around as it is when the dialog opens, turned into ids once. */
export function useFrozenSelection<Filter>(resolve: Resolve<Filter>): FrozenSelection {
  const { selected, filterWords } = useSelection();
  const [asked] = useState(selected);
  const [found, setFound] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, of what was selected then
  useEffect(() => {
    if (asked === null) return;
    // The filter is the page's own search, as the page has parsed it.
    resolve({ selection: asked as BulkSelection<Filter> }).then(
      (outcome) => setFound(outcome.ok ? { ...nothing, ...outcome.value } : { ...nothing, refusal: outcome.error }),
      () => setFound({ ...nothing, failed: true }),
    );
  }, []);
  return { kind: asked?.kind ?? 'ids', count: found.ids?.length ?? countOf(asked), filterWords, ...found };
}
