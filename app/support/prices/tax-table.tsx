import { getLocale, getTranslations } from 'next-intl/server';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { getFormat } from '@/lib/i18n/get-format';
import type { TaxTreatmentView } from '@/lib/invoices/view';

/** The tax treatments there are; which one holds follows from seller and buyer at the tax point (R19). */
export async function TaxTable({ treatments }: { treatments: readonly TaxTreatmentView[] }) {
  const [t, format, locale] = await Promise.all([getTranslations('support-prices.taxes'), getFormat(), getLocale()]);
  return (
    <DataTable
      label={t('title')}
      rows={treatments}
      rowKey={({ code }) => code}
      empty={<EmptyState title={t('empty')} />}
      columns={[
        { key: 'code', header: t('columns.code'), phone: 'title', cell: ({ code }) => code },
        {
          key: 'rate',
          header: t('columns.rate'),
          align: 'end',
          phone: 'end',
          cell: ({ rateBasisPoints }) => format.percent(rateBasisPoints / 10_000),
        },
        {
          key: 'mention',
          header: t('columns.mention'),
          phone: 'sub',
          cell: ({ mention, mentionFr }) =>
            (locale === 'fr' ? (mentionFr ?? mention) : mention) ?? <Absent label={t('none')} />,
        },
      ]}
    />
  );
}
