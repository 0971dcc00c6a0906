'use client';

import { useTranslations } from 'next-intl';
import { ConsequenceList } from '@/components/ui/consequence-list';
import type { MoneyAmount } from '@/lib/i18n/format';
import { useFormat } from '@/lib/i18n/use-format';
import type { PriceView } from '@/lib/licences/view';
import { kindOf, priceInForce } from './price-states';

interface PriceEffectProps {
  price: Pick<PriceView, 'plan' | 'billingFrequency' | 'validFrom'> & { unitPrice: MoneyAmount | null };
  prices: readonly PriceView[];
  today: string;
  noticeDays: number;
}

/** What a price that is being entered means: for purchases, and for renewals where it is a rise (R19). */
export function PriceEffect({ price, prices, today, noticeDays }: PriceEffectProps) {
  const t = useTranslations('support-prices.effect');
  const format = useFormat();
  const { unitPrice, validFrom } = price;
  if (unitPrice === null || validFrom <= today) return <div aria-live="polite" />;
  const before = priceInForce(prices, kindOf({ ...price, unitPrice }), validFrom);
  const told = new Date(Date.parse(`${today}T00:00:00Z`) + noticeDays * 86_400_000).toISOString().slice(0, 10);
  const rises = before !== undefined && unitPrice.amount > before.unitPrice.amount;
  const from = format.date(validFrom, 'long');
  return (
    <div aria-live="polite">
      <ConsequenceList
        label={t('label')}
        items={[
          {
            term: t('terms.before'),
            effect: before === undefined ? t('none') : t('before', { price: format.money(before.unitPrice) }),
          },
          { term: t('terms.purchases'), effect: t('purchases', { from }) },
          {
            term: t('terms.renewals'),
            effect: rises
              ? t('rise', { from: format.date(told > validFrom ? told : validFrom, 'long'), days: noticeDays })
              : t('renewals', { from }),
          },
        ]}
      />
    </div>
  );
}
