import { getTranslations } from 'next-intl/server';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { getFormat } from '@/lib/i18n/get-format';
import type { PriceView } from '@/lib/licences/view';
import { kindOf, type PriceState, statedPrices } from './price-states';

const looks: Record<PriceState, Pick<BadgeProps, 'tone' | 'mark'>> = {
  current: { tone: 'key' },
  coming: { tone: 'brass' },
  past: { mark: 'ring' },
};

interface PricesTableProps {
  plans: { code: string; name: string }[];
  prices: readonly PriceView[];
  today: string;
}

/** Every list price with the day from which it holds; what is in force was never rewritten (R19). */
export async function PricesTable({ plans, prices, today }: PricesTableProps) {
  const [t, format] = await Promise.all([getTranslations('support-prices.prices'), getFormat()]);
  return (
    <DataTable
      label={t('title')}
      rows={statedPrices(prices, today)}
      rowKey={({ price }) => `${kindOf(price)},${price.validFrom}`}
      empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      columns={[
        {
          key: 'kind',
          header: t('columns.kind'),
          phone: 'title',
          cell: ({ price: { plan, billingFrequency: frequency, unitPrice } }) =>
            t('kind', {
              plan: plans.find(({ code }) => code === plan)?.name ?? plan,
              frequency,
              currency: unitPrice.currency,
            }),
        },
        {
          key: 'price',
          header: t('columns.price'),
          align: 'end',
          phone: 'end',
          cell: ({ price }) => format.money(price.unitPrice),
        },
        {
          key: 'state',
          header: t('columns.state'),
          phone: 'sub-end',
          cell: ({ state }) => <Badge {...looks[state]}>{t(`stateOf.${state}`)}</Badge>,
        },
        { key: 'from', header: t('columns.from'), phone: 'sub', cell: ({ price }) => format.date(price.validFrom) },
        {
          key: 'announced',
          header: t('columns.announced'),
          cell: ({ price }) =>
            price.announcedOn === null ? <Absent label={t('notAnnounced')} /> : format.date(price.announcedOn),
        },
      ]}
    />
  );
}
