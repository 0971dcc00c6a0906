import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { getFormat } from '@/lib/i18n/get-format';
import { NUMBER_TYPES } from '@/lib/numbers/input';
import { INVENTORY_PATH } from '../path';
import type { InventorySearch } from './search-params';

/** Search and filters of the operator's stock; each choice is a URL. */
export async function InventoryFilters({ search, countries }: { search: InventorySearch; countries: string[] }) {
  const [t, types, format] = await Promise.all([
    getTranslations('inventory.filters'),
    getTranslations('numbers.typeOf'),
    getFormat(),
  ]);
  const { cursor: _cursor, q, ...filters } = search;
  const option = (name: keyof typeof filters, label: string, value: string | undefined) => ({
    key: value ?? 'all',
    label,
    href: tableHref(INVENTORY_PATH, search, { [name]: value }),
    current: search[name] === value,
  });
  const known = [...new Set(search.country ? [...countries, search.country] : countries)]
    .map((code) => ({ code, name: format.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.locale));
  return (
    <Toolbar>
      <SearchBox
        label={t('search')}
        placeholder={t('placeholder')}
        path={INVENTORY_PATH}
        value={q ?? ''}
        keep={filters}
      />
      <FilterMenu
        label={t('show')}
        options={[option('assignable', t('assignable'), undefined), option('assignable', t('notAssignable'), 'false')]}
      />
      <FilterMenu
        label={t('country')}
        options={[
          option('country', t('all'), undefined),
          ...known.map(({ code, name }) => option('country', name, code)),
        ]}
      />
      <FilterMenu
        label={t('type')}
        options={[
          option('type', t('all'), undefined),
          ...NUMBER_TYPES.map((value) => option('type', types(value), value)),
        ]}
      />
    </Toolbar>
  );
}
