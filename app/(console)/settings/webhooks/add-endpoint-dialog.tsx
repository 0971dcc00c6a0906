'use client';

import { useTranslations } from 'next-intl';
import type { IssuedWebhookEndpointView } from '@/lib/webhooks/view';
import { createEndpointAction } from './actions';
import { EndpointDialog } from './endpoint-dialog';
import { blankWish } from './endpoint-wish';
import { SecretShown } from './secret-shown';

/** Adds an endpoint, and shows its secret this one time. */
export default function AddEndpointDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('webhooks.add');
  return (
    <EndpointDialog<IssuedWebhookEndpointView>
      opened={blankWish}
      words={{ title: t('title'), description: t('description'), confirm: t('confirm') }}
      save={createEndpointAction}
      receipt={({ secret }) => <SecretShown title={t('done')} secret={secret} />}
      onClose={onClose}
    />
  );
}
