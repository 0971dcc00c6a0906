import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listRequests } from '@/lib/requests';
import { REQUEST_STATUSES } from '@/lib/requests/input';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { PATH } from './path';
import { RequestDialogs } from './request-dialogs';
import { requestRows } from './request-rows';
import { RequestsTable } from './requests-table';
import { readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('requests'))('title'));
}

/** Manage Team → Requests: what team leads asked for, and how it was answered (R24). */
export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const list = await load(listRequests, search);
  const [t, shell, { timeZone }, admin, lead] = await Promise.all([
    getTranslations('requests'),
    getTranslations('shell'),
    viewerCompany(),
    viewerMay('numbers:assign'),
    viewerMay('requests:create'),
  ]);
  const reader = admin ? 'Admin' : lead ? 'Lead' : 'Billing';
  const empty =
    search.status === undefined ? (
      <EmptyState title={t('empty.title')}>{t(`empty.for${reader}`)}</EmptyState>
    ) : (
      <NoResults clearHref={PATH} />
    );
  const filter = (status: (typeof REQUEST_STATUSES)[number] | undefined, label: string) => ({
    key: status ?? 'all',
    label,
    href: tableHref(PATH, search, { status }),
    current: search.status === status,
  });
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['requests', 'assignments', 'ui']}>
        <PageHeader title={t('title')} intro={t(`intro${reader}`)} />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <Toolbar>
            <FilterMenu
              label={t('filters.status')}
              options={[
                filter(undefined, t('filters.allStatuses')),
                ...REQUEST_STATUSES.map((status) => filter(status, t(`statusOf.${status}`))),
              ]}
            />
          </Toolbar>
          <RequestDialogs>
            <RequestsTable rows={await requestRows(list.data, timeZone)} empty={empty} />
          </RequestDialogs>
          <ListPages
            path={PATH}
            search={search}
            list={list}
            summary={(place) => t(`rows.${place}`, { count: list.data.length })}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
