import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { SortMenu } from '@/components/data-table/sort-menu';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { MEMBER_STATUSES, memberRole } from '@/lib/members/input';
import type { DepartmentName } from '@/lib/members/view';
import { DepartmentFilter } from './department-filter';
import { PATH, STANDARD_SORT } from './path';
import type { MemberSearch } from './search-params';

/** Search and filters of the table of members; each choice is a URL. */
export async function MemberFilters({
  search,
  department,
  end,
}: {
  search: MemberSearch;
  department: DepartmentName | null;
  end: ReactNode;
}) {
  const t = await getTranslations('members');
  const { cursor: _cursor, q, ...filters } = search;
  const menu = (name: 'role' | 'status', all: string, options: { value: string; label: string }[]) => (
    <FilterMenu
      label={t(`filters.${name}`)}
      options={[
        {
          key: 'all',
          label: all,
          href: tableHref(PATH, search, { [name]: undefined }),
          current: search[name] === undefined,
        },
        ...options.map(({ value, label }) => ({
          key: value,
          label,
          href: tableHref(PATH, search, { [name]: value }),
          current: search[name] === value,
        })),
      ]}
    />
  );
  return (
    <Toolbar end={end}>
      <SearchBox
        label={t('filters.search')}
        placeholder={t('filters.placeholder')}
        path={PATH}
        value={q ?? ''}
        keep={filters}
      />
      {menu(
        'role',
        t('filters.allRoles'),
        memberRole.options.map((value) => ({ value, label: t(`roleOf.${value}`) })),
      )}
      <DepartmentFilter search={search} chosen={department} />
      {menu(
        'status',
        t('filters.allStatuses'),
        MEMBER_STATUSES.map((value) => ({ value, label: t(`statusOf.${value}`) })),
      )}
      <SortMenu
        order={{ path: PATH, search, standard: STANDARD_SORT }}
        columns={[
          { name: 'name', label: t('columns.name') },
          { name: 'email', label: t('columns.email') },
        ]}
      />
    </Toolbar>
  );
}
