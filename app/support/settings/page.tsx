import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { listSettings } from '@/lib/billing';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { listNumberKinds } from '@/lib/numbers';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { CountryChoice } from './country-choice';
import { QuarantineTable } from './quarantine-table';
import { readCountry, type SearchParams } from './search-params';
import { SettingsForm } from './settings-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-settings'))('title'));
}

/** Prices → Spans and limits: the operator's data that the rules count with (R22, R23). */
export default async function OperatorSettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const country = readCountry(await searchParams);
  const [settings, kinds, all] = await Promise.all([
    loadTask(listSettings, {}),
    loadTask(listNumberKinds, country === undefined ? { stocked: true } : { country }),
    loadTask(listNumberKinds, {}),
  ]);
  const [t, shell, navigation, numbers, format] = await Promise.all([
    getTranslations('support-settings'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
    getTranslations('numbers'),
    getFormat(),
  ]);
  const rows = kinds.data.map((kind) => ({
    ...kind,
    kind: numbers('kind', { country: format.country(kind.country), type: kind.type }),
  }));
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.prices') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <PageHeader title={t('title')} intro={t('intro')} />
      <ClientMessages namespaces={['support-settings', 'ui']}>
        <SettingsForm settings={settings} />
        <section aria-labelledby="quarantine" className="grid grid-cols-1 gap-2.5 pt-4">
          <h2 id="quarantine">{t('quarantine.title')}</h2>
          <p className="max-w-[60ch] text-ink-2">{t('quarantine.intro')}</p>
          <CountryChoice country={country} countries={[...new Set(all.data.map((kind) => kind.country))]} />
          <QuarantineTable rows={rows} />
        </section>
      </ClientMessages>
    </PageFrame>
  );
}
