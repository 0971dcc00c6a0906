'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { EmptyState } from '@/components/ui/empty-state';
import type { KindRow } from './quarantine-dialog';

const load = () => import('./quarantine-dialog');
const QuarantineDialog = lazy(load);

/** How long a deleted number of each kind can be restored, and what its law allows (R13). */
export function QuarantineTable({ rows }: { rows: KindRow[] }) {
  const t = useTranslations('support-settings.quarantine');
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      rowKey={({ country, type }) => `${country} ${type}`}
      empty={<EmptyState title={t('empty')} />}
      columns={[
        { key: 'kind', header: t('columns.kind'), phone: 'title', cell: ({ kind }) => kind },
        {
          key: 'days',
          header: t('columns.days'),
          align: 'end',
          phone: 'sub',
          cell: ({ quarantineDays }) => t('days', { days: quarantineDays }),
        },
        {
          key: 'bounds',
          header: t('columns.bounds'),
          align: 'end',
          cell: ({ quarantineMinDays: least, quarantineMaxDays: most }) => t('bounds', { least, most }),
        },
        {
          key: 'acts',
          header: <span className="sr-only">{t('columns.acts')}</span>,
          align: 'end',
          phone: 'end',
          cell: (row) => (
            <DialogOpener label={t('open')} name={t('change', { kind: row.kind })} preload={load}>
              {(onClose) => <QuarantineDialog row={row} onClose={onClose} />}
            </DialogOpener>
          ),
        },
      ]}
    />
  );
}
