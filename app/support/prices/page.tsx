import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/components/ui/page-frame';
import { PageHeader } from '@/components/ui/page-header';
import { listSettings } from '@/lib/billing';
import { listPlans } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { listTaxTreatments } from '@/lib/invoices';
import { localDate } from '@/lib/kernel/calendar';
import { listPrices } from '@/lib/licences';
import { loadTask } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { PlansTable } from './plans-table';
import { PricesTable } from './prices-table';
import { SetPriceButton } from './set-price-button';
import { TaxTable } from './tax-table';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('support-prices'))('title'));
}

/** Prices → Plans and prices: what is sold, for how much from when, and how it is taxed (R19). */
export default async function PricesPage() {
  const [plans, prices, settings, taxes] = await Promise.all([
    loadTask(listPlans, {}),
    loadTask(listPrices, {}),
    loadTask(listSettings, {}),
    loadTask(listTaxTreatments, {}),
  ]);
  const [t, shell, navigation] = await Promise.all([
    getTranslations('support-prices'),
    getTranslations('shell'),
    getTranslations('support-navigation'),
  ]);
  // The operator's day, as the act itself has it.
  const today = localDate(new Date(), 'UTC');
  const { priceNoticeDays: noticeDays } = settings;
  return (
    <PageFrame
      crumbs={[{ label: navigation('groups.prices') }, { label: t('title') }]}
      breadcrumbLabel={shell('breadcrumb')}
    >
      <ClientMessages namespaces={['support-prices', 'ui']}>
        <PageHeader
          title={t('title')}
          intro={t('intro')}
          actions={<SetPriceButton plans={plans.data} prices={prices.data} today={today} noticeDays={noticeDays} />}
        />
        <section aria-labelledby="plans" className="grid grid-cols-1 gap-2.5 pt-2">
          <h2 id="plans">{t('plans.title')}</h2>
          <PlansTable plans={plans.data} />
        </section>
        <section aria-labelledby="prices" className="grid grid-cols-1 gap-2.5 pt-2">
          <h2 id="prices">{t('prices.title')}</h2>
          <p className="max-w-[60ch] text-ink-2">{t('prices.intro', { days: noticeDays })}</p>
          <PricesTable plans={plans.data} prices={prices.data} today={today} />
        </section>
        <section aria-labelledby="taxes" className="grid grid-cols-1 gap-2.5 pt-2">
          <h2 id="taxes">{t('taxes.title')}</h2>
          <p className="max-w-[60ch] text-ink-2">{t('taxes.intro')}</p>
          <TaxTable treatments={taxes.data} />
        </section>
      </ClientMessages>
    </PageFrame>
  );
}
