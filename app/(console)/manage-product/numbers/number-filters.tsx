import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { SortMenu } from '@/components/data-table/sort-menu';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { NUMBER_STATUSES, NUMBER_TYPES } from '@/lib/numbers/input';
import { CountryFilter } from './country-filter';
import { PATH, STANDARD_SORT } from './path';
import type { NumberSearch } from './search-params';

/** Search and filters of the table of numbers; each choice is a URL. */
export async function NumberFilters({ search, end }: { search: NumberSearch; end: ReactNode }) {
  const t = await getTranslations('numbers');
  const { cursor: _cursor, q, ...filters } = search;
  const menu = (name: 'status' | 'type', all: string, options: { value: string; label: string }[]) => (
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
        'status',
        t('filters.allStatuses'),
        NUMBER_STATUSES.map((value) => ({ value, label: t(`statusOf.${value}`) })),
      )}
      <CountryFilter search={search} />
      {menu(
        'type',
        t('filters.allTypes'),
        NUMBER_TYPES.map((value) => ({ value, label: t(`typeOf.${value}`) })),
      )}
      <SortMenu
        order={{ path: PATH, search, standard: STANDARD_SORT }}
        columns={[
          { name: 'number', label: t('columns.number') },
          { name: 'status', label: t('columns.status') },
        ]}
      />
    </Toolbar>
  );
}
