'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Time } from '@/components/ui/time';
import type { AuditRow } from './audit-row';

/** Entries of the log, the newest first; each leads to its own page. */
export function AuditTable({ label, rows, empty }: { label: string; rows: AuditRow[]; empty: ReactNode }) {
  const columns = useColumns();
  return <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />;
}

function useColumns(): Column<AuditRow>[] {
  const t = useTranslations('audit');
  const linked = ({ text, href }: { text: string; href: string | null }) =>
    href === null ? text : <a href={href}>{text}</a>;
  return [
    {
      key: 'what',
      header: t('columns.what'),
      phone: 'title',
      cell: (row) => (
        <>
          <a href={row.href}>{row.what}</a>
          {row.bought === null ? null : (
            <span className="block text-small font-normal text-brass">
              {row.bought === 'several' ? t('boughtAutomatically') : <BoughtFor number={row.bought} />}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'about',
      header: t('columns.about'),
      phone: 'end',
      cell: (row) => <span className="wrap-anywhere">{linked(row.about)}</span>,
    },
    { key: 'who', header: t('columns.who'), phone: 'sub', cell: (row) => row.who },
    { key: 'origin', header: t('columns.origin'), cell: (row) => row.origin },
    { key: 'when', header: t('columns.when'), phone: 'sub-end', cell: (row) => <Time {...row.when} /> },
  ];
}

/** Why a licence was bought: the number that was being assigned. */
function BoughtFor({ number: { text, href } }: { number: { text: string; href: string | null } }) {
  const t = useTranslations('audit');
  return t.rich('boughtFor', { number: () => (href === null ? text : <a href={href}>{text}</a>) });
}
