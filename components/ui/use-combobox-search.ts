'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from './use-debounced';

interface Search<Item> {
  queryKey: readonly unknown[];
  search: (text: string, signal: AbortSignal) => Promise<Item[]>;
  value: Item | null;
  itemKey: (item: Item) => string;
}

export interface FoundItems<Item> {
  items: Item[];
  text: string;
  setText: (text: string) => void;
  state: 'searching' | 'failed' | 'ready';
  retry: () => void;
}

/** The options for what has been typed: asked for while the list is open, a moment after the last key. */
export function useComboboxSearch<Item>(
  { queryKey, search, value, itemKey }: Search<Item>,
  open: boolean,
): FoundItems<Item> {
  const [text, setText] = useState('');
  const settled = useDebounced(text.trim(), 200);
  const query = useQuery({
    queryKey: [...queryKey, settled],
    queryFn: ({ signal }) => search(settled, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  const results = query.data ?? [];
  // The chosen item stays among the options, or the list would forget what is chosen.
  const missing = value !== null && settled === '' && !results.some((item) => itemKey(item) === itemKey(value));
  const searching = query.isFetching && (query.isPlaceholderData || query.data === undefined);
  return {
    items: missing ? [value, ...results] : results,
    text: settled,
    setText,
    state: query.isError ? 'failed' : searching || settled !== text.trim() ? 'searching' : 'ready',
    retry: () => void query.refetch(),
  };
}
