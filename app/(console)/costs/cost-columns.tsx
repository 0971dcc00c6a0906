import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import type { LicenceCostView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { lineTitle } from '@/lib/i18n/line-words';
import { linePath, PATH } from '../billing/path';

/** The columns that say which line of which document a cost is from. */
export async function lineColumns<Cost extends LicenceCostView>(): Promise<
  Record<'what' | 'period' | 'document', Column<Cost>>
> {
  const [t, billing, format] = await Promise.all([getTranslations('costs'), getTranslations('billing'), getFormat()]);
  return {
    what: {
      key: 'what',
      header: t('columns.what'),
      phone: 'title',
      cell: (cost) => <a href={linePath(cost)}>{lineTitle(billing, cost)}</a>,
    },
    period: {
      key: 'period',
      header: t('columns.period'),
      phone: 'sub',
      cell: ({ period }) => format.period(period.from, period.to),
    },
    document: {
      key: 'document',
      // On a narrow page the line leads there.
      header: t('columns.document'),
      cell: ({ invoiceId, invoiceNumber, documentType: type }) => (
        <a href={`${PATH}/invoices/${invoiceId}`}>{invoiceNumber ?? t('draft', { type })}</a>
      ),
    },
  };
}
