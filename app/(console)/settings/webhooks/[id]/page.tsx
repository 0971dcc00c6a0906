import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { tableHref } from '@/components/data-table/table-href';
import { EmptyState } from '@/components/ui/empty-state';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerCompany } from '@/lib/web/viewer';
import { getWebhookEndpoint, listWebhookDeliveries } from '@/lib/webhooks';
import { DELIVERY_STATUSES } from '@/lib/webhooks/input';
import { PATH } from '../path';
import { DeliveriesTable } from './deliveries-table';
import { deliveryRows } from './delivery-rows';
import { EndpointActs } from './endpoint-acts';
import { EndpointFacts } from './endpoint-facts';

type Properties = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The title and the page ask for the same endpoint: once.
const endpointOf = cache((endpointId: string) => load(getWebhookEndpoint, { endpointId }));

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  await endpointOf((await params).id);
  return pageMetadata((await getTranslations('webhooks'))('one.title'));
}

/** One endpoint: what it is told of, what can be done with it, and what went there. */
export default async function WebhookEndpointPage({ params, searchParams }: Properties) {
  const endpoint = await endpointOf((await params).id);
  const { cursor, place, status: asked } = await searchParams;
  const status = DELIVERY_STATUSES.find((one) => one === asked);
  const search = { status, cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const [list, t, settings, shell, { timeZone }] = await Promise.all([
    load(listWebhookDeliveries, { endpointId: endpoint.id, ...search }),
    getTranslations('webhooks'),
    getTranslations('settings'),
    getTranslations('shell'),
    viewerCompany(),
  ]);
  const path = `${PATH}/${endpoint.id}`;
  const empty = status === undefined ? t('deliveries.empty') : t('deliveries.emptyFiltered');
  return (
    <PageFrame
      breadcrumbLabel={shell('breadcrumb')}
      crumbs={[
        { label: settings('title'), href: '/settings' },
        { label: settings('pages.webhooks'), href: PATH },
        { label: t('one.title') },
      ]}
    >
      <ClientMessages namespaces={['webhooks', 'ui']}>
        <PageHeader title={t('one.title')} intro={<span className="wrap-anywhere">{endpoint.url}</span>} />
        <EndpointActs endpoint={endpoint} />
        <EndpointFacts endpoint={endpoint} timeZone={timeZone} />
        <section aria-labelledby="deliveries" className="grid grid-cols-1 gap-2.5">
          <h2 id="deliveries">{t('deliveries.title')}</h2>
          <p className="max-w-[36rem] text-ink-2">{t('deliveries.intro')}</p>
          <nav aria-label={t('deliveries.filter')}>
            <ul className="-mx-2.5 flex flex-wrap gap-1">
              {[undefined, ...DELIVERY_STATUSES].map((one) => (
                <li key={one ?? 'all'}>
                  <a
                    className="nav-link"
                    data-scroll="keep"
                    href={tableHref(path, search, { status: one })}
                    aria-current={one === status ? 'page' : undefined}
                  >
                    {one === undefined ? t('deliveries.all') : t(`deliveries.status.${one}`)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {place === 'lost' ? <LostPlace /> : null}
          <DeliveriesTable
            endpointId={endpoint.id}
            enabled={endpoint.enabled}
            dead={endpoint.dead}
            rows={await deliveryRows(list.data, timeZone)}
            empty={<EmptyState title={empty}>{status === undefined ? t('deliveries.emptyText') : null}</EmptyState>}
          />
          <ListPages
            path={path}
            search={search}
            list={list}
            summary={(part) => t(`deliveries.rows.${part}`, { count: list.data.length })}
          />
        </section>
      </ClientMessages>
    </PageFrame>
  );
}
