import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { SearchBox } from '@/components/data-table/search-box';
import { Toolbar } from '@/components/data-table/toolbar';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listDepartments } from '@/lib/members';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { AddDepartmentButton } from './add-department-button';
import { DepartmentsTable } from './departments-table';
import { PATH } from './path';
import { readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('departments'))('title'));
}

/** Manage Team → Departments: who leads each, and how many members and numbers it has. */
export default async function DepartmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const list = await load(listDepartments, search);
  const [t, shell, writes, looksAfterAll, readsAll] = await Promise.all([
    getTranslations('departments'),
    getTranslations('shell'),
    viewerMay('departments:write'),
    viewerMay('members:write'),
    viewerMay('history:read'),
  ]);
  const empty =
    search.q === undefined ? (
      <EmptyState title={t('empty.title')}>{t(readsAll ? 'empty.text' : 'empty.reader')}</EmptyState>
    ) : (
      <NoResults clearHref={PATH} />
    );
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['departments', 'members', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t(readsAll ? 'intro' : 'introReader')}
          actions={writes ? <AddDepartmentButton /> : null}
        />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <Toolbar>
            <SearchBox
              label={t('search')}
              placeholder={t('placeholder')}
              path={PATH}
              value={search.q ?? ''}
              keep={{}}
            />
          </Toolbar>
          <DepartmentsTable
            label={t('table')}
            rows={list.data}
            acts={writes}
            namesLeads={looksAfterAll}
            // Who reads all members can open each lead's page.
            leadLinks={readsAll}
            empty={empty}
          />
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
