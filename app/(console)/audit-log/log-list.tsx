import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ListPages } from '@/components/data-table/list-pages';
import { NoResults } from '@/components/data-table/no-results';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditLogView } from '@/lib/audit/view';
import { getFormat } from '@/lib/i18n/get-format';
import { asRow } from './audit-row';
import { AuditTable } from './audit-table';
import type { LogPlace } from './log-place';
import { type AuditSearch, isFiltered } from './search-params';
import { auditWords } from './words';

/** A page of a log below its filters, with the way to the pages beside it. */
export async function LogList({
  label,
  list,
  search,
  place,
  timeZone,
  empty,
}: {
  label: string;
  list: AuditLogView;
  search: AuditSearch;
  place: LogPlace;
  timeZone: string;
  /** What stands there as long as nothing was recorded. */
  empty: { title: string; text: ReactNode };
}) {
  const [t, words, format] = await Promise.all([getTranslations('audit'), auditWords(place), getFormat()]);
  const { total } = list;
  return (
    <>
      <AuditTable
        label={label}
        rows={list.data.map((event) => asRow(event, words, format.instant(event.at, timeZone)))}
        empty={
          isFiltered(search) ? (
            <NoResults clearHref={place.path} />
          ) : (
            <EmptyState title={empty.title}>{empty.text}</EmptyState>
          )
        }
      />
      <ListPages
        path={place.path}
        search={search}
        list={list}
        counted={total === null ? null : { count: total, exact: true }}
        summary={(part, of) =>
          t(`rows.${part === 'first' && total === null ? 'newest' : part}`, { count: list.data.length, total: of })
        }
      />
    </>
  );
}
