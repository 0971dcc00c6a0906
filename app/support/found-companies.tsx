'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import type { FoundCompaniesView } from '@/lib/companies/view';

type Row = FoundCompaniesView['data'][number];

const looks: Record<Row['state'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  active: { tone: 'key' },
  past_due: { tone: 'brass' },
  restricted: { tone: 'red' },
  closed: { mark: 'plain' },
};

/** The companies that were found and by what, each with the way to it; nothing from inside them (R24). */
export function FoundCompanies({ rows }: { rows: Row[] }) {
  const t = useTranslations('company-search');
  return (
    <DataTable
      label={t('found')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      columns={[
        {
          key: 'company',
          header: t('columns.company'),
          phone: 'title',
          cell: (row) => <a href={`/support/companies/${row.id}`}>{row.name}</a>,
        },
        {
          key: 'why',
          header: t('columns.why'),
          phone: 'sub',
          cell: (row) => row.matches.map((match) => t(`by.${match}`)).join(', '),
        },
        {
          key: 'state',
          header: t('columns.state'),
          phone: 'end',
          cell: (row) => <Badge {...looks[row.state]}>{t(`states.${row.state}`)}</Badge>,
        },
        {
          key: 'id',
          header: t('columns.id'),
          phone: 'sub-end',
          cell: (row) => (
            <CopyButton
              compact
              text={row.id}
              label={t('copy')}
              name={t('copyId', { company: row.name })}
              done={t('copied')}
            />
          ),
        },
      ]}
    />
  );
}
