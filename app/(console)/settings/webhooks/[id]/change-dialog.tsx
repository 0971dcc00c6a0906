'use client';

import { useTranslations } from 'next-intl';
import { StatusMessage } from '@/components/ui/status-message';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { changeEndpointAction } from '../actions';
import { EndpointDialog } from '../endpoint-dialog';

type Properties = { endpoint: WebhookEndpointView; onClose: () => void };

/** Changes where an endpoint is and what it is told of. */
export default function ChangeDialog({ endpoint: { id: endpointId, url, events }, onClose }: Properties) {
  const t = useTranslations('webhooks.change');
  return (
    <EndpointDialog<WebhookEndpointView>
      opened={{ url, events }}
      words={{ title: t('title'), confirm: t('confirm') }}
      save={(input, key) => changeEndpointAction({ endpointId, ...input }, key)}
      receipt={() => <StatusMessage title={t('done')} />}
      onClose={onClose}
    />
  );
}
