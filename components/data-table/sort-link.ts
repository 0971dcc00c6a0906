import { type TableParameters, tableHref } from './table-href';

/** In which order a list is: what a table needs to offer others. */
export interface ListOrder {
  path: string;
  /** What the URL asks of the list. */
  search: TableParameters;
  /** The list's own order, which its URL does not name. */
  standard: string;
}

/** The order that a list is in now. */
export const currentSort = ({ search, standard }: ListOrder): string => search.sort ?? standard;

/** The list in that order. */
export const sortHref = ({ path, search, standard }: ListOrder, sort: string): string =>
  tableHref(path, search, { sort: sort === standard ? undefined : sort });

/** How a column takes part in the order: what its head says, and where a press on it leads: its own order, then the reverse. */
export function columnSort(
  order: ListOrder,
  name: string,
): { direction: 'ascending' | 'descending' | 'none'; href: string } {
  const current = currentSort(order);
  const direction = current === name ? 'ascending' : current === `-${name}` ? 'descending' : 'none';
  return { direction, href: sortHref(order, direction === 'ascending' ? `-${name}` : name) };
}
