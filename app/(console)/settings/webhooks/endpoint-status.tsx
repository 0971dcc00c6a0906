import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { WebhookEndpointView } from '@/lib/webhooks/view';

type Standing = Pick<WebhookEndpointView, 'enabled' | 'disabledBecause' | 'failingSince'>;

/** Whether things are sent to an endpoint, and arrive. */
export function EndpointStatus({ endpoint: { enabled, disabledBecause, failingSince } }: { endpoint: Standing }) {
  const t = useTranslations('webhooks.status');
  if (!enabled && disabledBecause === 'failing') return <Badge tone="red">{t('given_up')}</Badge>;
  if (!enabled) return <Badge mark="ring">{t('disabled')}</Badge>;
  return failingSince === null ? <Badge tone="key">{t('works')}</Badge> : <Badge tone="brass">{t('failing')}</Badge>;
}
