import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportMenu } from '@/components/data-table/export-menu';
import { FilterMenu } from '@/components/data-table/filter-menu';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { NoResults } from '@/components/data-table/no-results';
import { tableHref } from '@/components/data-table/table-href';
import { Toolbar } from '@/components/data-table/toolbar';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { getBilling } from '@/lib/billing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listInvoices } from '@/lib/invoices';
import { DOCUMENT_STATUSES, DOCUMENT_TYPES } from '@/lib/invoices/input';
import { localDate } from '@/lib/kernel/calendar';
import { getIdleLicences, getLicenceSummary } from '@/lib/licences';
import { load } from '@/lib/web/load';
import { companyTimeZone, pageMetadata, viewerMay } from '@/lib/web/viewer';
import { IdleHint } from '../manage-product/licences/idle-hint';
import { AddLicencesButton, RemoveLicencesButton } from '../manage-product/licences/licence-buttons';
import { AnnouncedPrices } from './announced-prices';
import { CapNotices } from './cap-notices';
import { ComingDocuments } from './coming-documents';
import { DetailsHint } from './details-hint';
import { DownloadMenu } from './download-menu';
import { InvoicesTable } from './invoices-table';
import { PATH } from './path';
import { PeriodFilter } from './period-filter';
import { PlanButton } from './plan-button';
import { PlanPanel } from './plan-panel';
import { RenewingSoon } from './renewing-soon';
import { readSearchParams, type SearchParams } from './search-params';
import { SubscriptionsPanel } from './subscriptions-panel';
import { WaitingPurchases } from './waiting-purchases';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('billing'))('title'));
}

/** Company → Billing: the plan, what is paid and what comes, and every invoice. */
export default async function BillingPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { placeLost, ...search } = readSearchParams(await searchParams);
  const [billing, list, summary, idle, changes, isTold, t, exports, shell] = await Promise.all([
    load(getBilling, {}),
    load(listInvoices, { ...search, lines: 'none' }),
    load(getLicenceSummary, {}),
    load(getIdleLicences, {}),
    viewerMay('billing:write'),
    // They have it above every page.
    viewerMay('standing:read'),
    getTranslations('billing'),
    getTranslations('exports'),
    getTranslations('shell'),
  ]);
  const [buys, takesOut] = await Promise.all([viewerMay('licences:purchase'), viewerMay('exports:make')]);
  const filter = <K extends 'status' | 'type'>(name: K, value: (typeof search)[K], label: string) => ({
    key: value ?? 'all',
    label,
    href: tableHref(PATH, search, { [name]: value }),
    current: search[name] === value,
  });
  const { cursor: _cursor, ...asked } = search;
  const filtered = Object.values(asked).some((value) => value !== undefined);
  const today = localDate(new Date(), await companyTimeZone());
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[{ label: shell('groups.company') }, { label: t('title') }]}
    >
      <ClientMessages namespaces={['billing', 'licences', 'assignments', 'requests', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={
            <>
              {changes ? (
                <PlanButton
                  plans={billing.plans}
                  present={billing.plan.code}
                  pending={billing.pendingPlan?.code ?? null}
                />
              ) : null}
              {buys ? <RemoveLicencesButton /> : null}
              {buys ? (
                <AddLicencesButton available={summary.available} defaultFrequency={billing.billingFrequency} />
              ) : null}
            </>
          }
        />
        {billing.state === 'active' || isTold ? null : (
          <Notice tone="red" title={t(`stateOf.${billing.state}.title`)}>
            {t(`stateOf.${billing.state}.text`)}
          </Notice>
        )}
        {changes ? <DetailsHint /> : null}
        <CapNotices caps={billing.caps} currency={billing.currency} changes={changes} />
        <WaitingPurchases />
        <AnnouncedPrices announced={billing.announced} />
        <RenewingSoon renewingSoon={billing.renewingSoon} idle={idle} />
        <PlanPanel billing={billing} changes={changes} />
        <SubscriptionsPanel subscriptions={billing.subscriptions} acts={changes} />
        {buys ? <IdleHint idle={idle} /> : null}
        <ComingDocuments coming={billing.coming} />
        <h2>{t('documents.title')}</h2>
        {placeLost ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5">
          <Toolbar
            end={
              <>
                {takesOut ? (
                  <ExportMenu
                    path={PATH}
                    search={search}
                    file={{ label: exports('accounting.open'), explained: exports('accounting.explained') }}
                  />
                ) : null}
                {takesOut && list.data.some(({ status }) => status !== 'draft') ? (
                  <DownloadMenu search={search} />
                ) : null}
              </>
            }
          >
            <FilterMenu
              label={t('columns.status')}
              options={[
                filter('status', undefined, t('filters.all')),
                ...DOCUMENT_STATUSES.map((status) => filter('status', status, t(`statusOf.${status}`))),
              ]}
            />
            <FilterMenu
              label={t('columns.type')}
              options={[
                filter('type', undefined, t('filters.all')),
                ...DOCUMENT_TYPES.map((type) => filter('type', type, t(`typeOf.${type}`))),
              ]}
            />
            <PeriodFilter search={search} today={today} />
          </Toolbar>
          <InvoicesTable
            rows={list.data}
            empty={
              filtered ? (
                <NoResults clearHref={PATH} />
              ) : (
                <EmptyState title={t('documents.emptyTitle')}>{t('documents.empty')}</EmptyState>
              )
            }
          />
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
