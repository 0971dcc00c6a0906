'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useState, useTransition } from 'react';
import { Absent, DataTable } from '@/components/data-table/data-table';
import type { ReceivableView } from '@/lib/invoices/view';
import { Disputed, DocumentStatus } from '../../../../(console)/billing/document-status';
import type { ManagedCompany } from './account';

const loaders = { pay: () => import('./payment-dialog'), dispute: () => import('./dispute-dialog') };
const PaymentDialog = lazy(loaders.pay);
const DisputeDialog = lazy(loaders.dispute);

/** An issued document as a row, its texts ready. */
export interface ReceivableRow extends ReceivableView {
  issued: string | null;
  due: string | null;
  disputed: string | null;
  totalText: string;
  dueText: string;
}

type Act = { kind: keyof typeof loaders; row: ReceivableRow };

interface ReceivablesTableProps {
  company: ManagedCompany;
  rows: ReceivableRow[];
  empty: ReactNode;
}

/** Invoices and credit notes with what can be noted of each; the dialog keeps the document it was opened with. */
export function ReceivablesTable({ company, rows, empty }: ReceivablesTableProps) {
  const t = useTranslations('support-company.receivables');
  const [act, setAct] = useState<Act>();
  const [, startTransition] = useTransition();
  const close = () => setAct(undefined);
  const button = (kind: Act['kind'], row: ReceivableRow, label: string) => (
    <button
      type="button"
      className="link"
      aria-haspopup="dialog"
      aria-label={t('actOf', { act: label, number: row.number })}
      onPointerEnter={() => void loaders[kind]()}
      onFocus={() => void loaders[kind]()}
      onClick={() => startTransition(() => setAct({ kind, row }))}
    >
      {label}
    </button>
  );
  return (
    <>
      <DataTable
        label={t('title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          { key: 'number', header: t('columns.number'), phone: 'title', cell: ({ number }) => number },
          {
            key: 'status',
            header: t('columns.status'),
            phone: 'end',
            cell: ({ status, type, disputed }) => (
              <>
                <DocumentStatus status={status} type={type} />
                {disputed === null ? null : <Disputed since={disputed} />}
              </>
            ),
          },
          {
            key: 'issued',
            header: t('columns.issued'),
            cell: ({ issued }) => issued ?? <Absent label={t('none')} />,
          },
          {
            key: 'due',
            header: t('columns.due'),
            phone: 'sub',
            cell: ({ due }) => due ?? <Absent label={t('none')} />,
          },
          { key: 'total', header: t('columns.total'), align: 'end', cell: ({ totalText }) => totalText },
          { key: 'left', header: t('columns.left'), align: 'end', phone: 'sub-2', cell: ({ dueText }) => dueText },
          {
            key: 'acts',
            header: <span className="sr-only">{t('columns.acts')}</span>,
            align: 'end',
            phone: 'sub-end',
            cell: (row) =>
              row.type === 'invoice' && row.amountDue.amount > 0 ? (
                <span className="inline-flex gap-4">
                  {button('pay', row, t('pay'))}
                  {button('dispute', row, t(row.disputed === null ? 'dispute' : 'settle'))}
                </span>
              ) : null,
          },
        ]}
      />
      {act ? (
        <Suspense fallback={null}>
          {act.kind === 'pay' ? (
            <PaymentDialog company={company} invoice={act.row} onClose={close} />
          ) : (
            <DisputeDialog company={company} invoice={act.row} onClose={close} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}
