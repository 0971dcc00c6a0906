import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { timeZoneChoices } from '@/lib/i18n/time-zones';
import { getCompanySettings } from '@/lib/licences';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { CompanyFacts } from './company-facts';
import { CompanyForm } from './company-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.company'));
}

/** What the company says of itself, and what is fixed and why. */
export default async function CompanyPage() {
  const settings = await load(getCompanySettings, {});
  const t = await getTranslations('company-settings');
  return (
    <SettingsFrame page="company" intro={t('intro')}>
      <ClientMessages namespaces={['company-settings', 'ui']}>
        <CompanyForm
          company={settings.company}
          subscriptions={settings.subscriptions}
          timeZones={timeZoneChoices(new Date(), settings.company.timeZone)}
        />
      </ClientMessages>
      <CompanyFacts settings={settings} />
    </SettingsFrame>
  );
}
