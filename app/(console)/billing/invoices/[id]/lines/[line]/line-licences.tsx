import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { LineLicenceView } from '@/lib/costs/view';
import { getFormat } from '@/lib/i18n/get-format';

/** The licences that a line is for, each with its share and, for who may see them, who had a number on it (R24). */
export async function LineLicences({ rows, timeZone }: { rows: readonly LineLicenceView[]; timeZone: string }) {
  const [t, format, used] = await Promise.all([getTranslations('costs.licences'), getFormat(), usedBy(timeZone)]);
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={({ licence }) => licence.id}
      empty={<EmptyState title={t('none')} />}
      columns={[
        {
          key: 'licence',
          header: t('columns.licence'),
          phone: 'title',
          cell: ({ licence }) => <a href={`/manage-product/licences/${licence.id}`}>{licence.label}</a>,
        },
        { key: 'held', header: t('columns.held'), phone: 'sub', cell: used },
        {
          key: 'share',
          header: t('columns.share'),
          align: 'end',
          phone: 'end',
          cell: ({ share }) => format.money(share),
        },
      ]}
    />
  );
}

async function usedBy(timeZone: string): Promise<(row: LineLicenceView) => ReactNode> {
  const [t, format] = await Promise.all([getTranslations('costs.licences'), getFormat()]);
  return ({ holders }) => {
    if (holders === null) return <span className="text-ink-2">{t('hidden')}</span>;
    if (holders.length === 0) return <span className="text-ink-2">{t('nobody')}</span>;
    return (
      <span className="grid gap-0.5 max-sm:gap-6 max-sm:py-3">
        {holders.map(({ number, member, from, to }) => (
          <span key={`${number.id} ${from}`}>
            {t.rich('holder', {
              number: () => <a href={`/manage-product/numbers/${number.id}`}>{number.display}</a>,
              member: () => <a href={`/manage-team/members/${member.id}`}>{member.name}</a>,
            })}{' '}
            <span className="text-ink-2">
              <Time {...format.day(from, timeZone)} />–{to === null ? '' : <Time {...format.day(to, timeZone)} />}
            </span>
          </span>
        ))}
      </span>
    );
  };
}
