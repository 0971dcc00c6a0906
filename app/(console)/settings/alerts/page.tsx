import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TextLink } from '@/components/ui/text-link';
import { getAlertSettings } from '@/lib/alerts';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { load } from '@/lib/web/load';
import { pageMetadata, viewerMay } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { AlertForm } from './alert-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.alerts'));
}

/** From when on the company is alerted; who is told, and where, each chooses for themselves (U5). */
export default async function AlertSettingsPage() {
  const settings = await load(getAlertSettings, {});
  const [t, mayReadDepartments] = await Promise.all([
    getTranslations('settings.alerts'),
    viewerMay('departments:read'),
  ]);
  return (
    <SettingsFrame
      page="alerts"
      intro={t.rich('intro', { link: (words) => <TextLink href="/account/notifications">{words}</TextLink> })}
    >
      <ClientMessages namespaces={['settings', 'ui']}>
        <AlertForm settings={settings} withDepartments={mayReadDepartments} />
      </ClientMessages>
    </SettingsFrame>
  );
}
