import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getAutoPurchasePolicy } from '@/lib/companies';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { amountText } from '@/lib/kernel/money';
import { load } from '@/lib/web/load';
import { pageMetadata } from '@/lib/web/viewer';
import { SettingsFrame } from '../settings-frame';
import { PolicyForm } from './policy-form';

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata((await getTranslations('settings'))('pages.policy'));
}

/** The auto-purchase policy with its caps (R23). */
export default async function AutoPurchasePage() {
  const { autoPurchase, currency } = await load(getAutoPurchasePolicy, {});
  const t = await getTranslations('settings');
  return (
    <SettingsFrame page="policy" intro={t('policy.intro')}>
      <ClientMessages namespaces={['settings', 'ui']}>
        <PolicyForm
          currency={currency}
          policy={autoPurchase.policy}
          monthlyLicences={autoPurchase.monthlyLicences === null ? '' : String(autoPurchase.monthlyLicences)}
          monthlyCharge={autoPurchase.monthlyCharge === null ? '' : amountText(autoPurchase.monthlyCharge)}
        />
      </ClientMessages>
    </SettingsFrame>
  );
}
