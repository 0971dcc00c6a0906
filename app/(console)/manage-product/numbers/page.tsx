import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { ListSelection } from '@/components/data-table/selection';
import { SelectionBar } from '@/components/data-table/selection-bar';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { countNumbers, listNumbers } from '@/lib/numbers';
import { getListSettings } from '@/lib/views';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { ImportLink } from '../../imports/import-link';
import { listCount } from '../../list-count';
import { ListTools, lookOf } from '../../list-settings';
import { AssignNumberButton } from '../assign-number-button';
import { NumberActs } from '../number-acts/number-acts';
import { ALWAYS, namedColumns } from './columns';
import { filterWords } from './filter-words';
import { NumberBulkActs } from './number-bulk-acts';
import { NumberFilters } from './number-filters';
import { numberRows } from './number-row';
import { NumbersTable } from './numbers-table';
import { INVENTORY_PATH, PATH, STANDARD_SORT } from './path';
import { isFiltered, readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('numbers'))('title'));
}

/** Manage Product → Numbers: who holds which number, and what can be done with it. */
export default async function NumbersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, countExactly, ...search } = readSearchParams(await searchParams);
  const { cursor: _cursor, sort: _sort, ...filter } = search;
  const [list, settings] = await Promise.all([load(listNumbers, search), load(getListSettings, { list: 'numbers' })]);
  const counted = await listCount(list, countNumbers, filter, countExactly);
  const [t, inventory, shell, company] = await Promise.all([
    getTranslations('numbers'),
    getTranslations('inventory'),
    getTranslations('shell'),
    viewerCompany(),
  ]);
  const [acts, imports, readsAll] = await Promise.all([
    viewerMay('numbers:assign'),
    viewerMay('imports:use'),
    // Everybody's numbers, not those of some departments (R24).
    viewerMay('history:read'),
  ]);
  const rows = await numberRows(list.data, company.timeZone);
  const empty = isFiltered(search) ? (
    <NoResults clearHref={PATH} />
  ) : (
    <EmptyState title={t('empty.title')}>{t(readsAll ? 'empty.text' : 'empty.reader')}</EmptyState>
  );
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageProduct') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['numbers', 'number-acts', 'assignments', 'bulk', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t(readsAll ? 'intro' : 'introReader')}
          actions={
            acts ? (
              <>
                {imports ? <ImportLink kind="assignments" /> : null}
                <ButtonLink href={INVENTORY_PATH}>{inventory('browse')}</ButtonLink>
                <AssignNumberButton />
              </>
            ) : null
          }
        />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <NumberFilters
            search={search}
            end={
              <ListTools
                list="numbers"
                settings={settings}
                path={PATH}
                search={search}
                columns={await namedColumns()}
                always={ALWAYS}
              />
            }
          />
          <ListSelection
            key={JSON.stringify(filter)}
            rows={acts ? rows : []}
            filter={filter}
            filterWords={await filterWords(search)}
            more={list.nextCursor !== null || list.previousCursor !== null}
            countPath="/api/console/number-count"
          >
            <SelectionBar actions={<NumberBulkActs />} />
            <NumberActs numbers={acts ? rows : []} timeZone={company.timeZone} planName={company.planName}>
              <NumbersTable
                label={t('table')}
                rows={rows}
                order={{ path: PATH, search, standard: STANDARD_SORT }}
                look={lookOf(settings)}
                selectable={acts}
                acts={acts}
                empty={empty}
              />
            </NumberActs>
          </ListSelection>
          <ListPages
            path={PATH}
            search={search}
            list={list}
            counted={counted}
            summary={(place, total) => t(`rows.${place}`, { count: list.data.length, total })}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
