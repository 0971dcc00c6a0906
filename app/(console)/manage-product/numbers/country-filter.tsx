'use client';

import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { tableHref } from '@/components/data-table/table-href';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import { useFormat } from '@/lib/i18n/use-format';
import { PATH } from './path';
import type { NumberSearch } from './search-params';

/** Narrows the list to a country of the company's numbers. */
export function CountryFilter({ search }: { search: NumberSearch }) {
  const t = useTranslations('numbers.filters');
  const format = useFormat();
  const { choices, state, fetchChoices } = useFetchedChoices<string>('/api/console/number-countries');
  const named = [...new Set(search.country ? [...choices, search.country] : choices)]
    .map((code) => ({ code, name: format.country(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, format.locale));
  const option = (key: string, label: string, country: string | undefined) => ({
    key,
    label,
    href: tableHref(PATH, search, { country }),
    current: search.country === country,
  });
  return (
    <FilterMenu
      label={t('country')}
      onOpen={fetchChoices}
      state={state}
      options={[
        option('all', t('allCountries'), undefined),
        ...named.map(({ code, name }) => option(code, name, code)),
      ]}
    />
  );
}
