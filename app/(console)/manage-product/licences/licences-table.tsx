'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column, TableLook } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import type { ListOrder } from '@/components/data-table/sort-link';
import { Avatar } from '@/components/ui/avatar';
import { Flag } from '@/components/ui/flag';
import type { LicenceRow } from './licence-row';
import { LicenceRowAction } from './licence-row-action';
import { LicenceStatus } from './licence-status';

interface LicencesTableProps {
  /** The table's accessible name. */
  label: string;
  rows: LicenceRow[];
  order: ListOrder;
  /** Whether rows can be selected; then ListSelection is around the table. */
  selectable: boolean;
  look: TableLook;
  empty: ReactNode;
  /** Prices and acts only for those who may see and do them. */
  prices: boolean;
  acts: boolean;
}

/** Licences with the number and the member that use them, and what can be done with them. */
export function LicencesTable({ label, rows, order, look, selectable, empty, prices, acts }: LicencesTableProps) {
  const columns = useColumns(prices, acts);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      order={order}
      {...look}
      {...(selectable && { select: (row: LicenceRow) => row.label })}
      empty={empty}
    />
  );
}

function useColumns(prices: boolean, acts: boolean): Column<LicenceRow>[] {
  const t = useTranslations('licences');
  const absent = <Absent label={t('none')} />;
  const unused = <span className="quiet">{t('stillBilled')}</span>;
  const columns: (Column<LicenceRow> | false)[] = [
    {
      key: 'licence',
      header: t('columns.licence'),
      sort: 'licence',
      phone: 'sub',
      cell: (row) => <a href={`/manage-product/licences/${row.id}`}>{row.label}</a>,
    },
    {
      key: 'status',
      header: t('columns.status'),
      phone: 'end',
      cell: ({ status }) => <LicenceStatus status={status} />,
    },
    {
      key: 'number',
      header: t('columns.number'),
      phone: 'title',
      cell: ({ number, status }) => {
        if (number === null) return status === 'available' ? unused : absent;
        const type = t(`numberType.${number.type as 'mobile' | 'landline' | 'toll_free'}`);
        return (
          <span className="with-icon">
            <Flag country={number.country} name={number.countryName} />
            <span>
              <a href={`/manage-product/numbers/${number.id}`}>{number.display}</a>{' '}
              <span className="quiet">{type}</span>
            </span>
          </span>
        );
      },
    },
    {
      key: 'member',
      header: t('columns.member'),
      phone: 'sub-2',
      cell: ({ member }) => (member === null ? absent : <Holder {...member} />),
    },
    { key: 'billing', header: t('columns.billing'), cell: (row) => row.billing },
    {
      key: 'renews',
      header: t('columns.renews'),
      sort: 'renews',
      phone: 'sub-end',
      cell: (row) => (row.ends ? <Ends row={row} acts={acts} /> : row.renews),
    },
    prices && { key: 'price', header: t('columns.price'), align: 'end', cell: (row) => row.price ?? absent },
    acts && {
      key: 'actions',
      header: <span className="sr-only">{t('columns.actions')}</span>,
      align: 'end',
      cell: (row) => (row.ends ? null : <LicenceRowAction id={row.id} label={row.label} ending={false} />),
    },
  ];
  return columns.filter((column) => column !== false);
}

function Holder({ id, name }: { id: string; name: string }) {
  return (
    <span className="with-icon">
      <Avatar name={name} />
      <a href={`/manage-team/members/${id}`}>{name}</a>
    </span>
  );
}

function Ends({ row, acts }: { row: LicenceRow; acts: boolean }) {
  return (
    <>
      <span className="text-brass">{row.renews}</span>{' '}
      {row.status === 'ending' && acts ? <LicenceRowAction id={row.id} label={row.label} ending /> : null}
    </>
  );
}
