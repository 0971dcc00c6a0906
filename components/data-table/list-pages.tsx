import { Pagination } from './pagination';
import { type TableParameters, tableHref } from './table-href';

interface ListPagesProps {
  path: string;
  /** What the URL asks of the list. */
  search: TableParameters;
  list: { data: readonly unknown[]; nextCursor: string | null; previousCursor: string | null };
  /** Words for what is shown, by where in the list it is: all of it, its first page, or a later one. */
  summary: (place: 'all' | 'first' | 'more') => string;
}

/** The links to the pages beside this one of a list; nothing below an empty one. */
export function ListPages({ path, search, list, summary }: ListPagesProps) {
  if (list.data.length === 0) return null;
  const href = (cursor: string | null) => (cursor === null ? undefined : tableHref(path, search, { cursor }));
  const place = list.previousCursor !== null ? 'more' : list.nextCursor !== null ? 'first' : 'all';
  return (
    <Pagination summary={summary(place)} previousHref={href(list.previousCursor)} nextHref={href(list.nextCursor)} />
  );
}
