'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { EndpointStatus } from './endpoint-status';
import { PATH } from './path';

/** Where the company has its events sent; each leads to its page. */
export function EndpointsTable({ rows }: { rows: WebhookEndpointView[] }) {
  const t = useTranslations('webhooks');
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      columns={[
        {
          key: 'url',
          header: t('columns.url'),
          phone: 'title',
          cell: ({ id, url }) => (
            <TextLink className="font-medium wrap-anywhere" href={`${PATH}/${id}`}>
              {url}
            </TextLink>
          ),
        },
        {
          key: 'events',
          header: t('columns.events'),
          phone: 'sub',
          cell: ({ events }) => t('eventCount', { count: events.length }),
        },
        {
          key: 'open',
          header: t('columns.open'),
          phone: 'sub-end',
          cell: ({ waiting, dead }) => t('openCount', { waiting, dead }),
        },
        {
          key: 'status',
          header: t('columns.status'),
          phone: 'end',
          cell: (row) => <EndpointStatus endpoint={row} />,
        },
      ]}
    />
  );
}
