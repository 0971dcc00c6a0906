'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Time } from '@/components/ui/time';
import type { ImportRow } from './import-row';
import { ImportStatusBadge } from './import-status';
import { PATH } from './path';

/** The files that were brought, newest first, and what became of each. */
export function ImportsTable({ rows, empty }: { rows: ImportRow[]; empty: ReactNode }) {
  const t = useTranslations('import-pages.list');
  const columns: Column<ImportRow>[] = [
    {
      key: 'file',
      header: t('file'),
      phone: 'title',
      cell: (row) => (
        <a href={`${PATH}/${row.id}`} className="wrap-anywhere">
          {row.fileName}
        </a>
      ),
    },
    { key: 'status', header: t('status'), phone: 'end', cell: (row) => <ImportStatusBadge status={row.status} /> },
    { key: 'rows', header: t('rows'), phone: 'sub', cell: (row) => row.rows },
    {
      key: 'by',
      header: t('by'),
      phone: 'sub-2',
      cell: (row) => (
        <>
          <Time {...row.uploaded} /> <span className="text-ink-2">{row.by}</span>
        </>
      ),
    },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />;
}
