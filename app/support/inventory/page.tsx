import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { tableHref } from '@/components/data-table/table-href';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { browseInventory, listNumberKinds } from '@/lib/numbers';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { LineFilters } from './line-filters';
import { LinesTable } from './lines-table';
import { IMPORT_PATH, PATH } from './path';
import { isFiltered, readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-inventory'))('title'));
}

const REASONS = ['documents', 'emergency_address', 'toll_free'] as const;

/** Stock → Inventory: every line of the operator, in stock or with a company. */
export default async function InventoryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const [list, kinds] = await Promise.all([
    loadTask(browseInventory, search),
    loadTask(listNumberKinds, { stocked: true }),
  ]);
  const [t, reasons, numbers, shell, navigation, format] = await Promise.all([
    getTranslations('support-inventory'),
    getTranslations('inventory.reasonOf'),
    getTranslations('numbers'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    getFormat(),
  ]);
  const rows = list.data.map(({ reason, type, ...line }) => ({
    ...line,
    kind: numbers('kind', { country: format.country(line.country), type }),
    place: reason === null ? t('inStock') : reasons(REASONS.find((known) => known === reason) ?? 'other'),
  }));
  const stocked = kinds.data.map(({ country }) => country);
  const countries = [...new Set(search.country === undefined ? stocked : [...stocked, search.country])];
  const empty = isFiltered(search) ? (
    <NoResults clearHref={tableHref(PATH, {}, { state: search.state })} />
  ) : (
    <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  );
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.stock') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-inventory', 'numbers', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={
            <ButtonLink href={IMPORT_PATH} variant="primary">
              {t('import.open')}
            </ButtonLink>
          }
        />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <LineFilters search={search} countries={countries} />
          <LinesTable rows={rows} empty={empty} />
          <ListPages
            path={PATH}
            search={search}
            list={list}
            summary={(place) => t(`rows.${place}`, { count: list.data.length })}
          />
        </div>
      </ClientMessages>
    </PageFrame>
  );
}
