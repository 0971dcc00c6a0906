import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { SortMenu } from '@/components/data-table/sort-menu';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { BILLING_FREQUENCIES } from '@/lib/kernel/calendar';
import { LICENCE_STATUSES } from '@/lib/licences/input';
import { type LicenceSearch, PATH, STANDARD_SORT } from './search-params';

/** Search and filters of the licences table; each choice is a URL. */
export async function LicenceFilters({ search, end }: { search: LicenceSearch; end: ReactNode }) {
  const t = await getTranslations('licences');
  const { cursor: _cursor, q, ...filters } = search;
  const menu = <T extends string>(
    name: 'status' | 'frequency',
    label: string,
    values: readonly T[],
    labelOf: (value: T) => string,
  ) => (
    <FilterMenu
      label={label}
      options={[
        {
          key: 'all',
          label: t('all'),
          href: tableHref(PATH, search, { [name]: undefined }),
          current: search[name] === undefined,
        },
        ...values.map((value) => ({
          key: value,
          label: labelOf(value),
          href: tableHref(PATH, search, { [name]: value }),
          current: search[name] === value,
        })),
      ]}
    />
  );
  return (
    <Toolbar end={end}>
      <SearchBox label={t('search')} placeholder={t('searchPlaceholder')} path={PATH} value={q ?? ''} keep={filters} />
      {menu('status', t('status'), LICENCE_STATUSES, (value) => t(`statusOf.${value}`))}
      {menu('frequency', t('billing'), BILLING_FREQUENCIES, (value) => t(`frequencyOf.${value}`))}
      <SortMenu
        order={{ path: PATH, search, standard: STANDARD_SORT }}
        columns={[
          { name: 'licence', label: t('columns.licence') },
          { name: 'renews', label: t('columns.renews') },
        ]}
      />
    </Toolbar>
  );
}
