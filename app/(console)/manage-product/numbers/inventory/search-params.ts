import { NUMBER_TYPES } from '@/lib/numbers/input';
import { readSearchParams as readNumberSearch, type SearchParams } from '../search-params';

/** What the URL asks of the operator's stock; what it cannot mean is left out, so that any URL shows a list. */
export function readSearchParams(parameters: SearchParams) {
  const { country, type, q, cursor, placeLost } = readNumberSearch(parameters);
  return {
    assignable: parameters.assignable === 'false' ? ('false' as const) : undefined,
    country,
    type: NUMBER_TYPES.find((known) => known === type),
    q,
    cursor,
    placeLost,
  };
}
export type InventorySearch = Omit<ReturnType<typeof readSearchParams>, 'placeLost'>;

/** Whether the list is narrowed beyond its two halves: then nothing found is no empty stock. */
export const isFiltered = ({ country, type, q }: InventorySearch): boolean =>
  [country, type, q].some((value) => value !== undefined);
