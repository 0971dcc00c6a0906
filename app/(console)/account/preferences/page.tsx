import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { timeZoneChoices } from '@/lib/i18n/time-zones';
import { getOwnPreferences } from '@/lib/identity';
import { loadTask } from '@/lib/web/load';
import { getViewer, pageMetadata } from '@/lib/web/viewer';
import { AccountFrame } from '../account-frame';
import { PreferencesForm } from './preferences-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('account'))('pages.preferences'));
}

/** The language and the time zone of one's own, which go before the company's. */
export default async function PreferencesPage() {
  const preferences = await loadTask(getOwnPreferences, {});
  const [t, { company }] = await Promise.all([getTranslations('account.preferences'), getViewer()]);
  const zone = company?.timeZone ?? 'UTC';
  return (
    <AccountFrame page="preferences" intro={t('intro')}>
      <ClientMessages namespaces={['account', 'ui']}>
        <PreferencesForm
          preferences={preferences}
          companyTimeZone={company?.timeZone ?? null}
          timeZones={timeZoneChoices(new Date(), preferences.timeZone ?? zone)}
        />
      </ClientMessages>
    </AccountFrame>
  );
}
