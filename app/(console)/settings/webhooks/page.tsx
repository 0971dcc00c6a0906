import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPages } from '@/components/data-table/list-pages';
import { LostPlace } from '@/components/data-table/lost-place';
import { TextLink } from '@/components/ui/text-link';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { listWebhookEndpoints } from '@/lib/webhooks';
import { SettingsFrame } from '../settings-frame';
import { AddEndpointButton } from './add-endpoint-button';
import { EndpointsTable } from './endpoints-table';
import { PATH } from './path';
import { WhatIsReceived } from './what-is-received';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.webhooks'));
}

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Settings → Webhooks: where the company has its events sent, and whether they arrive. */
export default async function WebhooksPage({ searchParams }: Properties) {
  const { cursor, place } = await searchParams;
  const search = { cursor: typeof cursor === 'string' ? cursor.slice(0, 2_000) : undefined };
  const list = await load(listWebhookEndpoints, search);
  const t = await getTranslations('webhooks');
  return (
    <ClientMessages namespaces={['webhooks', 'ui']}>
      <SettingsFrame
        page="webhooks"
        intro={t.rich('intro', { link: (words) => <TextLink href="/api/docs">{words}</TextLink> })}
        actions={<AddEndpointButton />}
      >
        {place === 'lost' ? <LostPlace /> : null}
        <div className="grid grid-cols-1 gap-2.5">
          <EndpointsTable rows={list.data} />
          <ListPages
            path={PATH}
            search={search}
            list={list}
            summary={(part) => t(`rows.${part}`, { count: list.data.length })}
          />
        </div>
        <WhatIsReceived />
      </SettingsFrame>
    </ClientMessages>
  );
}
