import { getTranslations } from 'next-intl/server';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { SearchBox } from '@/components/data-table/search-box';
import { SortMenu } from '@/components/data-table/sort-menu';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { COMPANY_STATES } from '@/lib/companies/input';
import { PATH } from './path';
import type { CompanySearch } from './search-params';

/** Search and filters of the list; each choice is a URL. */
export async function CompanyFilters({
  search,
  plans,
}: {
  search: CompanySearch;
  plans: { code: string; name: string }[];
}) {
  const t = await getTranslations('support-companies');
  const { cursor: _cursor, q, ...kept } = search;
  const option = (name: 'state' | 'plan', label: string, value: string | undefined) => ({
    key: value ?? 'all',
    label,
    href: tableHref(PATH, search, { [name]: value }),
    current: search[name] === value,
  });
  return (
    <Toolbar>
      <SearchBox label={t('search')} placeholder={t('placeholder')} path={PATH} value={q ?? ''} keep={kept} />
      <FilterMenu
        label={t('columns.state')}
        options={[
          option('state', t('all'), undefined),
          ...COMPANY_STATES.map((state) => option('state', t(`stateOf.${state}`), state)),
        ]}
      />
      <FilterMenu
        label={t('plan')}
        options={[option('plan', t('all'), undefined), ...plans.map(({ code, name }) => option('plan', name, code))]}
      />
      <SortMenu
        order={{ path: PATH, search, standard: 'name' }}
        columns={[
          { name: 'name', label: t('columns.name') },
          { name: 'created', label: t('columns.created') },
        ]}
      />
    </Toolbar>
  );
}
