'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { rotateSecretAction } from '../actions';
import { SecretShown } from '../secret-shown';

type Properties = { endpoint: WebhookEndpointView; onClose: () => void };

/** Replaces the secret, and shows the new one this one time. */
export default function RotateDialog({ endpoint: { id: endpointId }, onClose }: Properties) {
  const t = useTranslations('webhooks.rotate');
  return (
    <ActDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      entry={endpointId}
      act={(key) => rotateSecretAction({ endpointId }, key)}
      receipt={({ secret }) => <SecretShown title={t('done')} secret={secret} />}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('consequences')}
        items={[
          { term: t('new'), effect: t('newText') },
          { term: t('old'), effect: t('oldText') },
        ]}
      />
    </ActDialog>
  );
}
