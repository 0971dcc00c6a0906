import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { SummaryTiles } from '@/components/ui/summary-tiles';
import type { LicenceCostsView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceView } from '@/lib/licences/view';
import { lineColumns } from '../../../costs/cost-columns';
import { CostsSection } from '../../../costs/costs-section';
import { PATH } from '../search-params';

/** What the licence cost: line by line with its share, and how much of it no number used (R3). */
export async function LicenceCosts({ licence, costs }: { licence: LicenceView; costs: LicenceCostsView }) {
  const [t, columns, format] = await Promise.all([getTranslations('costs'), lineColumns(), getFormat()]);
  const { data, earlier, from } = costs;
  const limited = earlier
    ? {
        since: t('licence.since', { from: format.date(from, 'long') }),
        href: `${PATH}/${licence.id}?costs=all`,
        all: t('licence.earlier'),
      }
    : null;
  const figure = (of: 'total' | 'held' | 'idle' | 'ahead') => ({
    term: t(`licence.${of}`),
    value: format.money(costs[of]),
  });
  return (
    <CostsSection title={t('licence.title')} intro={t('licence.intro')} limited={limited}>
      {data.length === 0 ? null : (
        <SummaryTiles
          label={t('licence.figures')}
          tiles={[figure('total'), figure('held'), figure('idle'), figure('ahead')]}
        />
      )}
      <DataTable
        label={t('licence.table', { label: licence.label })}
        rows={data}
        rowKey={({ lineId }) => lineId}
        empty={<EmptyState title={t('licence.none')}>{t('licence.noneText')}</EmptyState>}
        columns={[
          columns.period,
          columns.what,
          columns.document,
          {
            key: 'share',
            header: t('columns.share'),
            align: 'end',
            phone: 'end',
            cell: ({ share }) => format.money(share),
          },
        ]}
      />
    </CostsSection>
  );
}
