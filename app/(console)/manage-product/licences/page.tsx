import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { ListSelection } from '@/components/data-table/selection';
import { SelectionBar } from '@/components/data-table/selection-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getCompany } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { countLicences, getIdleLicences, getLicenceOutlook, listLicences } from '@/lib/licences';
import { getListSettings } from '@/lib/views';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { listCount } from '../../list-count';
import { ListTools, lookOf } from '../../list-settings';
import { AssignNumberButton } from '../assign-number-button';
import { ALWAYS, namedColumns } from './columns';
import { filterWords } from './filter-words';
import { IdleHint } from './idle-hint';
import { LicenceBulkActs } from './licence-bulk-acts';
import { AddLicencesButton, RemoveLicencesButton } from './licence-buttons';
import { LicenceFilters } from './licence-filters';
import { licenceRows } from './licence-row';
import { LicenceSummary } from './licence-summary';
import { LicencesTable } from './licences-table';
import { PATH, readSearchParams, type SearchParams, STANDARD_SORT } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('licences'))('title'));
}

/** Manage Product → Licences: the figures, the acts, and every licence. */
export default async function LicencesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, countExactly, ...search } = readSearchParams(await searchParams);
  const [list, settings, outlook, company] = await Promise.all([
    load(listLicences, search),
    load(getListSettings, { list: 'licences' }),
    load(getLicenceOutlook, {}),
    load(getCompany, {}),
  ]);
  const [t, shell] = await Promise.all([getTranslations('licences'), getTranslations('shell')]);
  const [acts, assigns] = await Promise.all([viewerMay('licences:remove'), viewerMay('numbers:assign')]);
  const { cursor: _cursor, sort: _sort, ...filter } = search;
  const counted = await listCount(list, countLicences, filter, countExactly);
  const { available } = outlook.summary;
  const rows = await licenceRows(list.data);
  const idle = acts ? await load(getIdleLicences, {}) : null;
  const filtered =
    search.availableFor !== undefined ||
    search.q !== undefined ||
    search.status !== undefined ||
    search.frequency !== undefined;
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageProduct') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['licences', 'assignments', 'bulk', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={
            <>
              {acts ? <RemoveLicencesButton /> : null}
              {acts ? <AddLicencesButton available={available} defaultFrequency={company.billingFrequency} /> : null}
              {assigns ? <AssignNumberButton /> : null}
            </>
          }
        />
        <LicenceSummary outlook={outlook} />
        {idle === null ? null : <IdleHint idle={idle} />}
        {placeLost ? <LostPlace /> : null}
        <LicenceFilters
          search={search}
          end={
            <ListTools
              list="licences"
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
          rows={rows}
          filter={filter}
          filterWords={await filterWords(search)}
          more={list.nextCursor !== null || list.previousCursor !== null}
          countPath="/api/console/licence-count"
        >
          <SelectionBar actions={<LicenceBulkActs />} />
          <LicencesTable
            label={t('table')}
            rows={rows}
            order={{ path: PATH, search, standard: STANDARD_SORT }}
            look={lookOf(settings)}
            selectable={acts}
            prices={outlook.unused !== null}
            acts={acts}
            empty={
              filtered ? (
                <NoResults clearHref={PATH} />
              ) : (
                <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
              )
            }
          />
        </ListSelection>
        <ListPages
          path={PATH}
          search={search}
          list={list}
          counted={counted}
          summary={(place, total) => t(`rows.${place}`, { count: list.data.length, total })}
        />
      </ClientMessages>
    </PageFrame>
  );
}
