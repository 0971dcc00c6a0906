'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import type { Outcome } from '@/components/money-dialog/outcome';
import { ConsequenceList } from '@/components/ui/consequence-list';
import { StatusMessage } from '@/components/ui/status-message';
import { TextLink } from '@/components/ui/text-link';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { removeEndpointAction } from '../actions';
import { PATH } from '../path';

type Properties = { endpoint: WebhookEndpointView; onClose: () => void };

/** Takes an endpoint away for good, and leads back to the others. */
export default function RemoveDialog({ endpoint: { id: endpointId }, onClose }: Properties) {
  const t = useTranslations('webhooks');
  const router = useRouter();
  const remove = async (key: string): Promise<Outcome<WebhookEndpointView>> => {
    const outcome = await removeEndpointAction({ endpointId }, key);
    if (outcome.ok) router.push(PATH);
    return outcome;
  };
  return (
    <ActDialog
      title={t('remove.title')}
      confirmLabel={t('remove.confirm')}
      danger
      entry={endpointId}
      act={remove}
      receipt={() => (
        <StatusMessage title={t('remove.done')}>
          <TextLink href={PATH}>{t('remove.back')}</TextLink>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <ConsequenceList
        label={t('rotate.consequences')}
        items={[
          { term: t('disable.now'), effect: t('disable.nowText') },
          { term: t('remove.log'), effect: t('remove.logText') },
        ]}
      />
    </ActDialog>
  );
}
