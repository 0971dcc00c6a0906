import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { BillingView } from '@/lib/billing/view';
import { getFormat } from '@/lib/i18n/get-format';

/** Prices that will change, before they do, and until every licence that pays less has renewed (R19). */
export async function AnnouncedPrices({ announced }: Pick<BillingView, 'announced'>) {
  const [t, format] = await Promise.all([getTranslations('billing.announced'), getFormat()]);
  return announced.map(({ billingFrequency: frequency, unitPrice, validFrom, inForce, renewsOn, pendingPlan }) => (
    <Notice
      key={`${pendingPlan} ${frequency} ${validFrom}`}
      tone="brass"
      title={t('title', {
        of: pendingPlan === null ? 'own' : 'pending',
        plan: pendingPlan ?? '',
        frequency,
        when: inForce ? 'now' : 'later',
        price: format.money(unitPrice),
        on: format.date(validFrom, 'long'),
      })}
    >
      {renewsOn === null ? t('text') : t('renewal', { on: format.date(renewsOn, 'long') })}
    </Notice>
  ));
}
