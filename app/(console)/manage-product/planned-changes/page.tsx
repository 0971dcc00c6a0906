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
import { addDays, localDate } from '@/lib/kernel/calendar';
import { listPlannedChanges } from '@/lib/planned-changes';
import { PLANNED_STATUSES } from '@/lib/planned-changes/input';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { Calendar } from './calendar';
import { PATH } from './path';
import { PlanAssignmentButton } from './plan-assignment-button';
import { PlannedDialogs } from './planned-dialogs';
import { plannedRows } from './planned-rows';
import { readSearchParams, type SearchParams } from './search-params';
import { Tasks } from './tasks';

/** Failed changes that stand above the calendar; the filter shows all of them. */
const TASKS = 20;

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('planned-changes'))('title'));
}

/** Manage Product → Planned changes: what happens to numbers on later days, and what could not be done (R24). */
export default async function PlannedChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const status = search.status ?? 'planned';
  const list = await load(listPlannedChanges, { ...search, status });
  const failed = status === 'failed' ? null : await load(listPlannedChanges, { status: 'failed', limit: TASKS });
  const [t, shell, { timeZone }, writes] = await Promise.all([
    getTranslations('planned-changes'),
    getTranslations('shell'),
    viewerCompany(),
    viewerMay('planned-changes:write'),
  ]);
  const tomorrow = addDays(localDate(new Date(), timeZone), 1);
  const rows = await plannedRows(list.data);
  const filter = (value: (typeof PLANNED_STATUSES)[number]) => ({
    key: value,
    label: t(`statusOf.${value}`),
    href: tableHref(PATH, search, { status: value === 'planned' ? undefined : value }),
    current: status === value,
  });
  const empty =
    search.status === undefined ? (
      <EmptyState title={t('empty.title')}>{t(writes ? 'empty.text' : 'empty.textReader')}</EmptyState>
    ) : (
      <NoResults clearHref={PATH} />
    );
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageProduct') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['planned-changes', 'assignments', 'number-acts', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={writes ? <PlanAssignmentButton variant="primary" tomorrow={tomorrow} /> : null}
        />
        {placeLost ? <LostPlace /> : null}
        <PlannedDialogs>
          {failed === null || failed.data.length === 0 ? null : <Tasks rows={await plannedRows(failed.data)} />}
          <div className="grid grid-cols-1 gap-5 pt-1.5">
            <Toolbar>
              <FilterMenu label={t('filters.status')} options={PLANNED_STATUSES.map(filter)} />
            </Toolbar>
            {rows.length === 0 ? empty : <Calendar rows={rows} />}
          </div>
        </PlannedDialogs>
        <ListPages
          path={PATH}
          search={search}
          list={list}
          summary={(place) => t(`rows.${place}`, { count: list.data.length })}
        />
      </ClientMessages>
    </PageFrame>
  );
}
