import { getTranslations } from 'next-intl/server';
import { DetailsList } from '@/components/ui/details-list';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { WebhookEndpointView } from '@/lib/webhooks/view';
import { EndpointStatus } from '../endpoint-status';

type Properties = { endpoint: WebhookEndpointView; timeZone: string };

/** Whether an endpoint works, and what it is told of. */
export async function EndpointFacts({ endpoint, timeZone }: Properties) {
  const [t, format] = await Promise.all([getTranslations('webhooks'), getFormat()]);
  const { waiting, dead, events, failingSince, previousSecretUntil, createdAt } = endpoint;
  const at = (instant: string) => <Time {...format.instant(instant, timeZone)} />;
  const signsBeside = previousSecretUntil !== null && new Date(previousSecretUntil) > new Date();
  return (
    <DetailsList
      label={t('one.facts')}
      items={[
        { term: t('columns.status'), value: <EndpointStatus endpoint={endpoint} /> },
        ...(failingSince === null ? [] : [{ term: t('one.failingSince'), value: at(failingSince) }]),
        { term: t('one.open'), value: t('openCount', { waiting, dead }) },
        {
          term: t('columns.events'),
          value: events.map((event) => t(`types.${event}`)).join(', '),
        },
        ...(signsBeside ? [{ term: t('one.previous'), value: at(previousSecretUntil) }] : []),
        { term: t('one.added'), value: at(createdAt) },
      ]}
    />
  );
}
