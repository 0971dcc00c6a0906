'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { BulkSelection } from '@/lib/kernel/selection';
import type { TableParameters } from './table-href';
import { useMatchingCount } from './use-matching-count';

/** What of the list is selected, and what changes it. */
export interface Selection {
  /** What an act on it gets; null while nothing is selected. */
  selected: BulkSelection<TableParameters> | null;
  /** The list's filter in words: a dialog repeats it, with the count. */
  filterWords: string;
  /** How many match the filter: null until it is known. */
  matching: number | null;
  has: (id: string) => boolean;
  page: 'all' | 'some' | 'none';
  toggle: (id: string) => void;
  togglePage: () => void;
  selectMatching: () => void;
  clear: () => void;
}

const Context = createContext<Selection | null>(null);

/** The selection of the list around, for acts on it. */
export function useSelection(): Selection {
  const selection = useContext(Context);
  if (selection === null) throw new Error('there is no list with a selection around this');
  return selection;
}

export interface ListSelectionProps {
  /** The rows of this page: the very ones of the table, so that the page carries them once. */
  rows: readonly { id: string }[];
  filter: TableParameters;
  filterWords: string;
  /** Whether there are rows on other pages. */
  more: boolean;
  /** Where the exact count of the filter is asked for. */
  countPath: string;
  children: ReactNode;
}

/**
 * Holds what is selected of a list, in the browser only. Rows stay selected from page to page; another filter is another
 * list, so give it a `key` that changes with the filter.
 */
export function ListSelection({ rows, filter, filterWords, more, countPath, children }: ListSelectionProps) {
  const rowIds = useMemo(() => rows.map(({ id }) => id), [rows]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const onPage = rowIds.filter((id) => all || picked.has(id)).length;
  const page = onPage === 0 ? 'none' : onPage === rowIds.length ? 'all' : 'some';
  const counted = useMatchingCount(countPath, filter, page === 'all' && more);
  const matching = more ? counted : rowIds.length;
  const value = useMemo((): Selection => {
    const pick = (ids: Iterable<string>) => {
      setPicked(new Set(ids));
      setAll(false);
    };
    // Of all that match, only this page's rows are known: taking one out leaves the page's others.
    const now = all ? new Set(rowIds) : picked;
    return {
      selected: selectionOf(all ? (matching ?? 0) : null, filter, picked),
      filterWords,
      matching,
      has: (id) => now.has(id),
      page,
      toggle: (id) => pick(now.has(id) ? [...now].filter((other) => other !== id) : [...now, id]),
      togglePage: () => pick(page === 'all' ? [...now].filter((id) => !rowIds.includes(id)) : [...now, ...rowIds]),
      selectMatching: () => setAll(true),
      clear: () => pick([]),
    };
  }, [all, filter, filterWords, matching, page, picked, rowIds]);
  return <Context value={value}>{children}</Context>;
}

function selectionOf(
  matching: number | null,
  filter: TableParameters,
  picked: ReadonlySet<string>,
): BulkSelection<TableParameters> | null {
  if (matching !== null) return { kind: 'matching', filter, count: matching };
  return picked.size === 0 ? null : { kind: 'ids', ids: [...picked] };
}

/** How many rows a selection is about. */
export const countOf = (selected: BulkSelection<unknown> | null): number =>
  selected === null ? 0 : selected.kind === 'ids' ? selected.ids.length : selected.count;
