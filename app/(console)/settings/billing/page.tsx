import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { getFormat } from '@/lib/i18n/get-format';
import { getBillingDetails, previewTax } from '@/lib/invoices';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { BillingForm } from './billing-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.billing'));
}

/** Who receives the company's invoices, how, and which tax follows from where they are (R19, R20). */
export default async function BillingDetailsPage() {
  const details = await load(getBillingDetails, {});
  const { profile, suggested } = details;
  const country = profile?.country ?? suggested.country;
  const [tax, t, format] = await Promise.all([
    country === null
      ? null
      : load(previewTax, { country, postalCode: profile?.postalCode ?? '', vatId: profile?.vatId ?? null }),
    getTranslations('billing-details'),
    getFormat(),
  ]);
  const known = [...new Set([...details.countries, ...(country === null ? [] : [country])])];
  const countries = known
    .map((value) => ({ value, label: format.country(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, format.locale));
  return (
    <SettingsFrame page="billing" intro={t('intro')}>
      {profile === null ? (
        <div className="max-w-[40rem]">
          <Notice tone="brass" title={t('first')}>
            {t('firstText')}
          </Notice>
        </div>
      ) : null}
      <ClientMessages namespaces={['billing-details', 'ui']}>
        <BillingForm profile={profile} suggested={suggested} countries={countries} tax={tax} />
      </ClientMessages>
    </SettingsFrame>
  );
}
