'use client';

import { useTranslations } from 'next-intl';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { tableHref } from '@/components/data-table/table-href';
import { useFetchedChoices } from '@/components/data-table/use-fetched-choices';
import type { DepartmentName } from '@/lib/members/view';
import { PATH } from './path';
import type { MemberSearch } from './search-params';

/** Narrows the list to a department; `chosen` is the one of the URL, whose name the page knows. */
export function DepartmentFilter({ search, chosen }: { search: MemberSearch; chosen: DepartmentName | null }) {
  const t = useTranslations('members.filters');
  const { choices, state, fetchChoices } = useFetchedChoices<DepartmentName>('/api/console/departments');
  const option = (key: string, label: string, departmentId: string | undefined) => ({
    key,
    label,
    href: tableHref(PATH, search, { departmentId }),
    current: search.departmentId === departmentId,
  });
  const departments = choices.length === 0 && chosen ? [chosen] : choices;
  return (
    <FilterMenu
      label={t('department')}
      onOpen={fetchChoices}
      state={state}
      options={[
        option('all', t('allDepartments'), undefined),
        ...departments.map(({ id, name }) => option(id, name, id)),
      ]}
    />
  );
}
