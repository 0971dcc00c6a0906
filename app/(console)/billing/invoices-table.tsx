import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { getFormat } from '@/lib/i18n/get-format';
import type { InvoiceView } from '@/lib/invoices/view';
import { Disputed, DocumentStatus } from './document-status';
import { PATH } from './path';

/** Invoices, credit notes and drafts; each leads to its lines. */
export async function InvoicesTable({ rows, empty }: { rows: readonly InvoiceView[]; empty: ReactNode }) {
  const [t, format] = await Promise.all([getTranslations('billing'), getFormat()]);
  const day = (date: string | null) => (date === null ? <Absent label={t('none')} /> : format.date(date));
  return (
    <DataTable
      label={t('documents.table')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'number',
          header: t('columns.number'),
          phone: 'title',
          cell: ({ id, number }) => <a href={`${PATH}/invoices/${id}`}>{number ?? t('documents.draft')}</a>,
        },
        { key: 'type', header: t('columns.type'), phone: 'sub', cell: ({ type }) => t(`typeOf.${type}`) },
        { key: 'issued', header: t('columns.issued'), phone: 'sub-2', cell: ({ issuedOn }) => day(issuedOn) },
        {
          key: 'due',
          header: t('columns.due'),
          cell: ({ dueOn, type }) => day(type === 'credit_note' ? null : dueOn),
        },
        {
          key: 'status',
          header: t('columns.status'),
          phone: 'sub-end',
          cell: ({ status, type, disputedSince }) => (
            <>
              <DocumentStatus status={status} type={type} />
              {disputedSince === null ? null : <Disputed since={format.date(disputedSince)} />}
            </>
          ),
        },
        {
          key: 'total',
          header: t('columns.total'),
          align: 'end',
          phone: 'end',
          cell: ({ total }) => format.money(total),
        },
        {
          key: 'left',
          header: t('columns.left'),
          align: 'end',
          cell: ({ amountDue, status }) =>
            status === 'draft' ? <Absent label={t('none')} /> : format.money(amountDue),
        },
        {
          key: 'copy',
          header: t('columns.copy'),
          cell: ({ id, status }) =>
            status === 'draft' ? (
              <Absent label={t('none')} />
            ) : (
              <a href={`${PATH}/invoices/${id}/copy`} download aria-label={t('copy')}>
                PDF
              </a>
            ),
        },
      ]}
    />
  );
}
