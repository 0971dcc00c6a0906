import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { HeldCostsView, HeldCostView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import type { NumberView } from '@/lib/numbers/view';
import { lineColumns } from '../../../costs/cost-columns';
import { CostsSection } from '../../../costs/costs-section';
import { PATH } from '../path';

/** What the number cost: the share of its licences' cost while somebody had it, member by member (R4). */
export async function NumberCosts({ number, costs }: { number: NumberView; costs: HeldCostsView }) {
  const [t, columns, format] = await Promise.all([getTranslations('costs'), lineColumns<HeldCostView>(), getFormat()]);
  const { data, total, earlier, from } = costs;
  const limited = earlier
    ? {
        since: t('number.since', { from: format.date(from, 'long') }),
        href: `${PATH}/${number.id}?costs=all`,
        all: t('number.earlier'),
      }
    : null;
  return (
    <CostsSection title={t('number.title')} intro={t('number.intro', { total: format.money(total) })} limited={limited}>
      <DataTable
        label={t('number.table', { number: number.display })}
        rows={data}
        rowKey={({ lineId, assignmentId }) => `${lineId} ${assignmentId}`}
        empty={<EmptyState title={t('number.none')}>{t('number.noneText')}</EmptyState>}
        columns={[
          columns.period,
          columns.what,
          columns.document,
          {
            key: 'licence',
            header: t('columns.licence'),
            cell: ({ licence }) => <a href={`/manage-product/licences/${licence.id}`}>{licence.label}</a>,
          },
          {
            key: 'member',
            header: t('columns.member'),
            phone: 'sub-end',
            cell: ({ member }) => <a href={`/manage-team/members/${member.id}`}>{member.name}</a>,
          },
          {
            key: 'days',
            header: t('columns.days'),
            align: 'end',
            cell: ({ days, daysOfPeriod }) => t('days', { days, daysOfPeriod }),
          },
          {
            key: 'amount',
            header: t('columns.amount'),
            align: 'end',
            phone: 'end',
            cell: ({ amount }) => format.money(amount),
          },
        ]}
      />
    </CostsSection>
  );
}
