import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { browseCompanies, listPlans } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { timeZoneChoices } from '@/lib/i18n/time-zones';
import { listPrices } from '@/lib/licences';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { AddCompanyButton } from './add-company-button';
import { CompaniesTable } from './companies-table';
import { CompanyFilters } from './company-filters';
import { PATH } from './path';
import { isFiltered, readSearchParams, type SearchParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-companies'))('title'));
}

/** Customers → Companies: who the operator's customers are, on what terms, and where they stand. */
export default async function CompaniesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const [list, plans, prices] = await Promise.all([
    loadTask(browseCompanies, search),
    loadTask(listPlans, {}),
    loadTask(listPrices, {}),
  ]);
  const currencies = [...new Set(prices.data.map(({ unitPrice }) => unitPrice.currency))].sort();
  const [t, shell, navigation, format] = await Promise.all([
    getTranslations('support-companies'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    getFormat(),
  ]);
  const rows = list.data.map(({ id, name, state, planName, billingFrequency, currency, licences, createdAt }) => ({
    id,
    name,
    state,
    terms: t('terms', { plan: planName, frequency: billingFrequency, currency }),
    licences: t('licences', { assigned: licences.assigned, total: licences.total }),
    created: format.day(createdAt, 'UTC'),
  }));
  const empty = isFiltered(search) ? (
    <NoResults clearHref={PATH} />
  ) : (
    <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  );
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.customers') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-companies', 'one-time-link', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={
            <AddCompanyButton
              plans={plans.data}
              currencies={currencies}
              timeZones={timeZoneChoices(new Date(), 'Europe/Paris')}
            />
          }
        />
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5 pt-1.5">
          <CompanyFilters search={search} plans={plans.data} />
          <CompaniesTable rows={rows} order={{ path: PATH, search, standard: 'name' }} empty={empty} />
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
