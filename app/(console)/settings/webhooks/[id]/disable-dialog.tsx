'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { changeEndpointAction } from '../actions';

type Properties = { endpoint: WebhookEndpointView; onClose: () => void };

/** Sends nothing to an endpoint any more, until it is enabled again. */
export default function DisableDialog({ endpoint: { id: endpointId, waiting }, onClose }: Properties) {
  const t = useTranslations('webhooks');
  return (
    <ActDialog
      title={t('disable.title')}
      confirmLabel={t('disable.confirm')}
      danger
      entry={endpointId}
      act={(key) => changeEndpointAction({ endpointId, enabled: false }, key)}
      receipt={() => <StatusMessage title={t('disable.done')} />}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('rotate.consequences')}
        items={[
          { term: t('disable.now'), effect: t('disable.nowText') },
          { term: t('disable.waiting'), effect: t('disable.waitingText', { count: waiting }) },
        ]}
      />
    </ActDialog>
  );
}
