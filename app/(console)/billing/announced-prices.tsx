import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';

/** Prices that will change, before they do (R19). */
export async function AnnouncedPrices({ announced }: Pick<BillingView, 'announced'>) {
  const [t, format] = await Promise.all([getTranslations('billing.announced'), getFormat()]);
  return announced.map(({ billingFrequency: frequency, unitPrice, validFrom }) => (
    <Notice
      key={`${frequency} ${validFrom}`}
      tone="brass"
      title={t('title', { frequency, price: format.money(unitPrice), on: format.date(validFrom, 'long') })}
    >
      {t('text')}
    </Notice>
  ));
}
