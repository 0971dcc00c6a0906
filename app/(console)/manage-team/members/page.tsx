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
import { ClientMessages } from '@/lib/i18n/client-messages';
import type { InstantText } from '@/lib/i18n/format';
import { getFormat } from '@/lib/i18n/get-format';
import { countMembers, listDepartmentNames, listMembers } from '@/lib/members';
import type { MemberView } from '@/lib/members/view';
import { getListSettings } from '@/lib/views';
import { load } from '@/lib/web/load';
import { getViewer, pageMetadata, viewerCompany, viewerMay } from '@/lib/web/viewer';
import { ImportLink } from '../../imports/import-link';
import { listCount } from '../../list-count';
import { ListTools, lookOf } from '../../list-settings';
import { AddMemberButton } from './add-member-button';
import { ALWAYS, namedColumns } from './columns';
import { filterWords } from './filter-words';
import { MemberBulkActs } from './member-bulk-acts';
import { MemberFilters } from './member-filters';
import { type MemberRow, MembersTable } from './members-table';
import { PATH, STANDARD_SORT } from './path';
import { isFiltered, readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('members'))('title'));
}

/** The department that the URL names, if it is one that the reader sees. */
async function departmentOf(departmentId: string | undefined) {
  if (departmentId === undefined) return null;
  const { data } = await load(listDepartmentNames, {});
  return data.find((department) => department.id === departmentId) ?? null;
}

const asRow = (
  { id, name, email, role, departmentName, numbers, limit, status, invitation, lastActiveAt }: MemberView,
  format: { day: (instant: string) => InstantText; instant: (instant: string) => InstantText },
): MemberRow => ({
  id,
  name,
  email,
  role,
  departmentName,
  numbers,
  limit,
  status,
  invitation:
    status === 'invited'
      ? { state: invitation?.state ?? 'none', until: invitation && format.day(invitation.expiresAt) }
      : null,
  lastActive: lastActiveAt === null ? null : format.instant(lastActiveAt),
});

/** Manage Team → Members: the people, and how many numbers each holds. */
export default async function MembersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, countExactly, departmentId, ...rest } = readSearchParams(await searchParams);
  const department = await departmentOf(departmentId);
  const search = { ...rest, departmentId: department?.id };
  const { cursor: _cursor, sort: _sort, ...filter } = search;
  const [list, settings] = await Promise.all([load(listMembers, search), load(getListSettings, { list: 'members' })]);
  const counted = await listCount(list, countMembers, filter, countExactly);
  const [t, shell, company, viewer, writes, imports, readsAll, format] = await Promise.all([
    getTranslations('members'),
    getTranslations('shell'),
    viewerCompany(),
    getViewer(),
    viewerMay('members:write'),
    viewerMay('imports:use'),
    // Everybody, not those of some departments (R24).
    viewerMay('history:read'),
    getFormat(),
  ]);
  const empty = isFiltered(search) ? (
    <NoResults clearHref={PATH} />
  ) : (
    <EmptyState title={t('empty.title')}>{t(readsAll ? 'empty.text' : 'empty.reader')}</EmptyState>
  );
  const local = {
    day: (instant: string) => format.day(instant, company.timeZone),
    instant: (instant: string) => format.instant(instant, company.timeZone),
  };
  const rows = list.data.map((member) => asRow(member, local));
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.manageTeam') }, { label: t('title') }]}
    >
      <ClientMessages
        namespaces={
          writes ? ['members', 'member-add', 'move-members', 'bulk', 'ui'] : ['members', 'bulk', 'move-members', 'ui']
        }
      >
        <PageHeader
          title={t('title')}
          intro={readsAll ? t('intro', { plan: company.planName }) : t('introReader')}
          actions={
            writes ? (
              <>
                {imports ? <ImportLink kind="members" /> : null}
                <AddMemberButton mayAddOwners={viewer.role === 'owner'} />
              </>
            ) : null
          }
        />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <MemberFilters
            search={search}
            department={department}
            end={
              <ListTools
                list="members"
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
            rows={writes ? rows : []}
            filter={filter}
            filterWords={await filterWords(search, department?.name)}
            more={list.nextCursor !== null || list.previousCursor !== null}
            countPath="/api/console/member-count"
          >
            <SelectionBar actions={<MemberBulkActs />} />
            <MembersTable
              label={t('table')}
              rows={rows}
              order={{ path: PATH, search, standard: STANDARD_SORT }}
              look={lookOf(settings)}
              selectable={writes}
              empty={empty}
            />
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
