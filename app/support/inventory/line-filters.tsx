import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { getFormat } from '@/lib/i18n/get-format';
import { LINE_STATES, NUMBER_TYPES } from '@/lib/numbers/input';
import { PATH } from './path';
import type { LineSearch } from './search-params';

/** Search and filters of the operator's lines; each choice is a URL. */
export async function LineFilters({ search, countries }: { search: LineSearch; countries: readonly string[] }) {
  const [t, types, format] = await Promise.all([
    getTranslations('support-inventory'),
    getTranslations('numbers.typeOf'),
    getFormat(),
  ]);
  const { cursor: _cursor, q, ...filters } = search;
  const option = (name: keyof typeof filters, label: string, value: string | undefined) => ({
    key: value ?? 'all',
    label,
    href: tableHref(PATH, search, { [name]: value }),
    current: search[name] === value,
  });
  const named = countries
    .map((code) => ({ code, name: format.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.locale));
  return (
    <Toolbar>
      <SearchBox label={t('search')} placeholder={t('placeholder')} path={PATH} value={q ?? ''} keep={filters} />
      <FilterMenu
        label={t('show')}
        options={LINE_STATES.map((state, index) =>
          option('state', t(`stateOf.${state}`), index === 0 ? undefined : state),
        )}
      />
      <FilterMenu
        label={t('country')}
        options={[
          option('country', t('all'), undefined),
          ...named.map(({ code, name }) => option('country', name, code)),
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
