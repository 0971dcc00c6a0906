import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { listSettings } from '@/lib/billing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { SettingsForm } from './settings-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-settings'))('title'));
}

/** Prices → Spans and limits: the operator's data that the rules count with (R22, R23). */
export default async function OperatorSettingsPage() {
  const settings = await loadTask(listSettings, {});
  const [t, shell, navigation] = await Promise.all([
    getTranslations('support-settings'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
  ]);
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.prices') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title')} intro={t('intro')} />
      <ClientMessages namespaces={['support-settings', 'ui']}>
        <SettingsForm settings={settings} />
      </ClientMessages>
    </PageFrame>
  );
}
