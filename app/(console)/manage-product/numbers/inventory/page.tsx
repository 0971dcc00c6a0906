import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { tableHref } from '@/components/data-table/table-href';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listInventory, listInventoryCountries } from '@/lib/numbers';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { INVENTORY_PATH, PATH, WHY_PATH } from '../path';
import type { SearchParams } from '../search-params';
import { InventoryFilters } from './inventory-filters';
import { inventoryRows } from './inventory-row';
import { InventoryTable } from './inventory-table';
import { isFiltered, readSearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('inventory'))('title'));
}

/** Manage Product → Numbers → Available numbers: the operator's stock, to take from or to assign straight from. */
export default async function InventoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const [list, countries] = await Promise.all([load(listInventory, search), load(listInventoryCountries, {})]);
  const [t, why, numbers, shell] = await Promise.all([
    getTranslations('inventory'),
    getTranslations('number-why'),
    getTranslations('numbers'),
    getTranslations('shell'),
  ]);
  const blocked = search.assignable === 'false';
  const acts = await viewerMay('numbers:assign');
  const empty = isFiltered(search) ? (
    <NoResults clearHref={tableHref(INVENTORY_PATH, {}, { assignable: search.assignable })} />
  ) : (
    <EmptyState title={t(blocked ? 'empty.blockedTitle' : 'empty.title')}>
      {t(blocked ? 'empty.blockedText' : 'empty.text')}
    </EmptyState>
  );
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: shell('groups.manageProduct') },
        { label: numbers('title'), href: PATH },
        { label: t('title') },
      ]}
    >
      <ClientMessages namespaces={['inventory', 'numbers', 'assignments', 'ui']}>
        <PageHeader title={t('title')} intro={t('intro')} />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <InventoryFilters search={search} countries={countries.data} />
          <InventoryTable rows={await inventoryRows(list.data)} blocked={blocked} acts={acts} empty={empty} />
          <ListPages
            path={INVENTORY_PATH}
            search={search}
            list={list}
            summary={(place) => t(`rows.${place}`, { count: list.data.length })}
          />
        </div>
        <p>
          <TextLink href={WHY_PATH}>{why('open')}</TextLink>
        </p>
      </ClientMessages>
    </PageFrame>
  );
}
