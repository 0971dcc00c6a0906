import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { getNotificationChoices } from '@/lib/alerts';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { load } from '@/lib/web/load';
import { getViewer, pageMetadata, viewerMay } from '@/lib/web/viewer';
import { AccountFrame } from '../account-frame';
import { NotificationTable } from './notification-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('account'))('pages.notifications'));
}

/** Of what one is told oneself, and where. What is told from when on, the company's settings say. */
export default async function NotificationsPage() {
  const { data } = await load(getNotificationChoices, {});
  const [t, alerts, { email }, mayManageWebhooks, mayWriteAlerts] = await Promise.all([
    getTranslations('account.notifications'),
    getTranslations('alerts'),
    getViewer(),
    viewerMay('webhooks:manage'),
    viewerMay('alerts:write'),
  ]);
  return (
    <AccountFrame page="notifications" intro={t('intro')}>
      <ClientMessages namespaces={['account', 'ui']}>
        <NotificationTable
          choices={data.map((one) => ({ ...one, name: alerts(`names.${one.event}`) }))}
          email={email}
        />
      </ClientMessages>
      <div className="grid max-w-[48rem] gap-2 text-ink-2">
        {mayWriteAlerts ? (
          <p>{t.rich('company', { link: (words) => <TextLink href="/settings/alerts">{words}</TextLink> })}</p>
        ) : null}
        <p>
          {t('programs')}{' '}
          {mayManageWebhooks ? <TextLink href="/settings/webhooks">{t('webhooks')}</TextLink> : t('askOwner')}
        </p>
      </div>
    </AccountFrame>
  );
}
