import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { LostPlace } from '@/components/data-table/lost-place';
import { Pagination } from '@/components/data-table/pagination';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { getFormat } from '@/lib/i18n/get-format';
import type { listImportRows } from '@/lib/imports';
import { IMPORT_VERDICTS, type ImportVerdict } from '@/lib/imports/input';
import type { ImportView } from '@/lib/imports/view';
import type { load } from '@/lib/web/load';
import { PATH } from '../path';
import { fileRows } from './file-row';
import { rowsHref } from './rows-href';
import { RowsTable } from './rows-table';

interface FileRowsProps {
  view: ImportView;
  result: ImportVerdict | 'all';
  list: Awaited<ReturnType<typeof load<typeof listImportRows.input, typeof listImportRows.output>>>;
  placeLost: boolean;
}

/** The file's rows by what came of them, and the file of those with errors. */
export async function FileRows({ view, result, list, placeLost }: FileRowsProps) {
  const [t, format] = await Promise.all([getTranslations('import-pages.rows'), getFormat()]);
  const { id, counts } = view;
  const path = `${PATH}/${id}`;
  const total = result === 'all' ? counts.total : counts[result];
  const place = list.previousCursor !== null ? 'more' : list.nextCursor !== null ? 'first' : 'all';
  const href = (cursor: string | null) => (cursor === null ? undefined : tableHref(path, { result }, { cursor }));
  return (
    <section className="grid grid-cols-1 gap-2.5 pt-1.5">
      <h2>{t('title')}</h2>
      {placeLost ? <LostPlace /> : null}
      <Toolbar
        end={
          counts.refused > 0 ? (
            <ButtonLink href={`${path}/errors`} download>
              {t('errors')}
            </ButtonLink>
          ) : null
        }
      >
        <FilterMenu
          label={t('filter')}
          options={(['all', ...IMPORT_VERDICTS] as const)
            .filter((verdict) => verdict === 'all' || verdict === result || counts[verdict] > 0)
            .map((verdict) => ({
              key: verdict,
              label: verdict === 'all' ? t('all') : t(`verdictOf.${verdict}`),
              href: rowsHref(id, verdict),
              current: verdict === result,
            }))}
        />
      </Toolbar>
      {counts.refused > 0 ? <p className="text-ink-2">{t('errorsHint')}</p> : null}
      <RowsTable
        rows={await fileRows(view, list.data)}
        withProblems={counts.refused > 0 && (result === 'all' || result === 'refused')}
        empty={<EmptyState title={t('none')} />}
      />
      {list.data.length === 0 ? null : (
        <Pagination
          summary={t(`summary.${place}`, { count: list.data.length, total: format.count(total) })}
          previousHref={href(list.previousCursor)}
          nextHref={href(list.nextCursor)}
        />
      )}
    </section>
  );
}
