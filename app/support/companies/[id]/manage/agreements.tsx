import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { getFormat } from '@/lib/i18n/get-format';
import type { PriceView } from '@/lib/licences/view';
import type { ManagedCompany } from './account';
import { AgreeButton } from './agree-button';

interface AgreementsProps {
  company: ManagedCompany;
  agreements: readonly PriceView[];
  plans: { code: string; name: string }[];
}

/** The company's own prices and the licences it keeps in return: they go before the list (R19). */
export async function Agreements({ company, agreements, plans }: AgreementsProps) {
  const [t, format] = await Promise.all([getTranslations('support-company.agreements'), getFormat()]);
  return (
    <section aria-labelledby="agreements" className="grid grid-cols-1 gap-2.5 pt-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="agreements">{t('title')}</h2>
        <AgreeButton company={company} plans={plans} />
      </div>
      <DataTable
        label={t('title')}
        rows={agreements}
        rowKey={({ plan, billingFrequency, validFrom, unitPrice, validUntil }) =>
          [plan, billingFrequency, validFrom, unitPrice.amount, validUntil].join()
        }
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        columns={[
          {
            key: 'plan',
            header: t('columns.plan'),
            phone: 'title',
            cell: ({ plan, billingFrequency: frequency }) =>
              t('planIs', { plan: plans.find(({ code }) => code === plan)?.name ?? plan, frequency }),
          },
          {
            key: 'price',
            header: t('columns.price'),
            align: 'end',
            phone: 'end',
            cell: ({ unitPrice }) => format.money(unitPrice),
          },
          {
            key: 'span',
            header: t('columns.span'),
            phone: 'sub',
            cell: ({ validFrom, validUntil }) =>
              validUntil === null
                ? t('from', { from: format.date(validFrom) })
                : t('fromUntil', { from: format.date(validFrom), until: format.date(validUntil) }),
          },
          {
            key: 'minimum',
            header: t('columns.minimum'),
            align: 'end',
            phone: 'sub-end',
            cell: ({ minimumLicences }) => t('minimum', { count: minimumLicences ?? 0 }),
          },
        ]}
      />
    </section>
  );
}
