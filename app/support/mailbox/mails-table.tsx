'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { PATH } from './path';

export interface MailRow {
  id: string;
  subject: string;
  recipient: string;
  received: { text: string; dateTime: string; title: string };
}

/** Mail, newest first. */
export function MailsTable({ rows }: { rows: MailRow[] }) {
  const t = useTranslations('mailbox');
  return (
    <DataTable
      label={t('table')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      columns={[
        {
          key: 'subject',
          header: t('columns.subject'),
          phone: 'title',
          cell: (row) => <a href={`${PATH}/${row.id}`}>{row.subject}</a>,
        },
        {
          key: 'recipient',
          header: t('columns.recipient'),
          phone: 'sub',
          cell: (row) => <span className="wrap-anywhere">{row.recipient}</span>,
        },
        { key: 'received', header: t('columns.received'), phone: 'end', cell: (row) => <Time {...row.received} /> },
      ]}
    />
  );
}
