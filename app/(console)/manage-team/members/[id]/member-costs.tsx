import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { HeldCostsView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';
import { CostsSection } from '../../../costs/costs-section';
import { PATH } from '../path';
import { costsByNumber } from './costs-by-number';

interface MemberCostsProps {
  member: { id: string; name: string };
  costs: HeldCostsView;
}

/** What licences cost while numbers were assigned to the member, number by number. */
export async function MemberCosts({ member: { id, name }, costs }: MemberCostsProps) {
  const [t, format] = await Promise.all([getTranslations('costs'), getFormat()]);
  const { data, total, earlier, from } = costs;
  const limited = earlier
    ? {
        since: t('number.since', { from: format.date(from, 'long') }),
        href: `${PATH}/${id}?costs=all`,
        all: t('member.earlier'),
      }
    : null;
  return (
    <CostsSection
      title={t('member.title')}
      intro={t('member.intro', { name, total: format.money(total) })}
      limited={limited}
    >
      <DataTable
        label={t('member.table', { name })}
        rows={costsByNumber(data)}
        rowKey={({ number }) => number.id}
        empty={<EmptyState title={t('member.none')}>{t('member.noneText')}</EmptyState>}
        columns={[
          {
            key: 'number',
            header: t('columns.number'),
            phone: 'title',
            cell: ({ number }) => (
              <a className="tabular-nums" href={`/manage-product/numbers/${number.id}`}>
                {number.display}
              </a>
            ),
          },
          {
            key: 'licences',
            header: t('columns.licences'),
            phone: 'sub',
            cell: ({ licences }) => (
              <span className="flex flex-wrap gap-x-3">
                {licences.map((licence) => (
                  <a key={licence.id} href={`/manage-product/licences/${licence.id}`}>
                    {licence.label}
                  </a>
                ))}
              </span>
            ),
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
