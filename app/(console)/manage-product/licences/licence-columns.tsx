import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { Absent } from '@/components/data-table/data-table';
import { Avatar } from '@/components/ui/avatar';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { Flag } from '@/components/ui/flag';
import { getFormat } from '@/lib/i18n/get-format';
import type { LicenceView } from '@/lib/licences/view';
import { LicenceRowAction } from './licence-row-action';

const BADGES: Record<LicenceView['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  assigned: { tone: 'key' },
  available: { mark: 'ring' },
  ending: { tone: 'brass' },
  ended: { mark: 'plain' },
};

/** The columns of the licences table; prices and acts only for those who may see and do them. */
export async function licenceColumns({
  prices,
  acts,
}: {
  prices: boolean;
  acts: boolean;
}): Promise<Column<LicenceView>[]> {
  const [t, format] = await Promise.all([getTranslations('licences'), getFormat()]);
  const columns: (Column<LicenceView> | false)[] = [
    { key: 'licence', header: t('columns.licence'), phone: 'sub', cell: (row) => row.label },
    {
      key: 'status',
      header: t('columns.status'),
      phone: 'end',
      cell: (row) => <Badge {...BADGES[row.status]}>{t(`statusOf.${row.status}`)}</Badge>,
    },
    {
      key: 'number',
      header: t('columns.number'),
      phone: 'title',
      cell: (row) => {
        if (row.number === null) {
          if (row.status === 'available') return <span className="quiet">{t('stillBilled')}</span>;
          return <Absent label={t('none')} />;
        }
        return (
          <span className="with-icon">
            <Flag country={row.number.country} name={format.country(row.number.country)} />
            <span>
              <a href={`/manage-product/numbers/${row.number.id}`}>{row.number.display}</a>{' '}
              <span className="quiet">{t(`numberType.${row.number.type as 'mobile' | 'landline' | 'toll_free'}`)}</span>
            </span>
          </span>
        );
      },
    },
    {
      key: 'member',
      header: t('columns.member'),
      phone: 'sub-2',
      cell: (row) =>
        row.member === null ? (
          <Absent label={t('none')} />
        ) : (
          <span className="with-icon">
            <Avatar name={row.member.name} />
            <a href={`/manage-team/members/${row.member.id}`}>{row.member.name}</a>
          </span>
        ),
    },
    { key: 'billing', header: t('columns.billing'), cell: (row) => t(`frequencyOf.${row.billingFrequency}`) },
    {
      key: 'renews',
      header: t('columns.renews'),
      phone: 'sub-end',
      cell: (row) => {
        if (row.endsOn === null) return format.date(row.renewsOn);
        const on = format.date(row.endsOn);
        const ending = row.status === 'ending';
        return (
          <>
            <span className="text-brass">{ending ? t('endsOn', { on }) : t('endedOn', { on })}</span>{' '}
            {ending && acts ? <LicenceRowAction id={row.id} label={row.label} ending /> : null}
          </>
        );
      },
    },
    prices && {
      key: 'price',
      header: t('columns.price'),
      align: 'end',
      cell: (row) => (row.price === null ? <Absent label={t('none')} /> : format.money(row.price)),
    },
    acts && {
      key: 'actions',
      header: <span className="sr-only">{t('columns.actions')}</span>,
      align: 'end',
      cell: (row) => (row.endsOn === null ? <LicenceRowAction id={row.id} label={row.label} ending={false} /> : null),
    },
  ];
  return columns.filter((column) => column !== false);
}
