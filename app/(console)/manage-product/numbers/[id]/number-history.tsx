import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Avatar } from '@/components/ui/avatar';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { getFormat } from '@/lib/i18n/get-format';
import type { HoldingView, NumberView } from '@/lib/numbers/view';

interface NumberHistoryProps {
  number: NumberView;
  holdings: HoldingView[];
  timeZone: string;
}

/** Everybody who held the number, on which licence, from when to when (R27). */
export async function NumberHistory({ number, holdings, timeZone }: NumberHistoryProps) {
  const t = await getTranslations('number-page');
  return (
    <section aria-labelledby="history" className="grid gap-2.5 pt-2">
      <div className="grid gap-0.5">
        <h2 id="history">{t('history')}</h2>
        <p className="text-ink-2">{t('historyIntro', { zone: timeZone })}</p>
      </div>
      <DataTable
        label={t('historyTable', { number: number.display })}
        columns={await historyColumns(timeZone)}
        rows={holdings}
        rowKey={(row) => row.assignmentId}
        empty={<EmptyState title={t('historyEmpty')} />}
      />
    </section>
  );
}

async function historyColumns(timeZone: string): Promise<Column<HoldingView>[]> {
  const [t, format] = await Promise.all([getTranslations('number-page'), getFormat()]);
  const instant = (at: string) => <Time {...format.instant(at, timeZone)} />;
  return [
    {
      key: 'member',
      header: t('historyColumns.member'),
      phone: 'title',
      cell: (row) => (
        <span className="with-icon">
          <Avatar name={row.member.name} />
          <a href={`/manage-team/members/${row.member.id}`}>{row.member.name}</a>
        </span>
      ),
    },
    {
      key: 'licence',
      header: t('historyColumns.licence'),
      phone: 'end',
      cell: (row) => <a href={`/manage-product/licences/${row.licenceId}`}>{row.licenceLabel}</a>,
    },
    { key: 'from', header: t('historyColumns.from'), phone: 'sub', cell: (row) => instant(row.from) },
    {
      key: 'to',
      header: t('historyColumns.to'),
      phone: 'sub-2',
      cell: (row) => (
        <>
          <span aria-hidden="true" className="narrow-only">
            –{' '}
          </span>
          {row.to === null ? t('now') : instant(row.to)}
        </>
      ),
    },
    {
      key: 'end',
      header: t('historyColumns.end'),
      phone: 'sub-end',
      cell: (row) =>
        row.endReason === null ? (
          <span className="font-medium text-key">{t('lasting')}</span>
        ) : (
          <>
            {t(`endOf.${row.endReason}`)}
            {row.history === null ? null : (
              <span className="text-ink-2 wide-only">, {t(`historyMode.${row.history}`)}</span>
            )}
          </>
        ),
    },
  ];
}
