import { useLocale, useTranslations } from 'next-intl';
import { createFormat } from '@/lib/i18n/format';
import { Pagination } from './pagination';
import { type TableParameters, tableHref } from './table-href';

interface ListPagesProps {
  path: string;
  /** What the URL asks of the list. */
  search: TableParameters;
  list: { data: readonly unknown[]; nextCursor: string | null; previousCursor: string | null };
  /** Words for what is shown, by where in the list it is: all of it, its first page, or a later one. */
  summary: (place: 'all' | 'first' | 'more', total: string) => string;
  /** How many there are, asked where there are more than this page; not exact means at least so many. */
  counted?: { count: number; exact: boolean } | null;
}

/** The links to the pages beside this one of a list; nothing below an empty one. */
export function ListPages({ path, search, list, summary, counted }: ListPagesProps) {
  const t = useTranslations('ui.table');
  const format = createFormat(useLocale());
  if (list.data.length === 0) return null;
  const href = (cursor: string | null) => (cursor === null ? undefined : tableHref(path, search, { cursor }));
  const place = list.previousCursor !== null ? 'more' : list.nextCursor !== null ? 'first' : 'all';
  const total =
    counted && (counted.exact ? format.count(counted.count) : t('atLeast', { count: format.count(counted.count) }));
  return (
    <Pagination
      summary={summary(place, total ?? '')}
      more={
        counted?.exact === false ? (
          <a className="link" data-scroll="keep" href={tableHref(path, search, { count: 'exact' })}>
            {t('countExactly')}
          </a>
        ) : null
      }
      previousHref={href(list.previousCursor)}
      nextHref={href(list.nextCursor)}
    />
  );
}
