'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column, TableLook } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import type { ListOrder } from '@/components/data-table/sort-link';
import { Avatar } from '@/components/ui/avatar';
import { Flag } from '@/components/ui/flag';
import { Time } from '@/components/ui/time';
import { ActMenuButton } from '../number-acts/act-buttons';
import { Capabilities } from './capabilities';
import type { NumberRow } from './number-row';
import { NumberStatus } from './number-status';

export interface NumbersTableProps {
  /** The table's accessible name. */
  label: string;
  rows: NumberRow[];
  /** The list's order, where it can be changed. */
  order?: ListOrder;
  empty: ReactNode;
  /** How the reader wants to see the list. */
  look?: TableLook;
  /** Whether rows can be selected; then ListSelection is around the table. */
  selectable?: boolean;
  /** Whether the reader may act on numbers; then NumberActs is around the table. */
  acts: boolean;
  /** False on a member's own page, where the member goes without saying. */
  withMember?: boolean;
}

/** Numbers with who holds them, on which licence, what they can do, and what can be done with them. */
export function NumbersTable({
  label,
  rows,
  order,
  look,
  selectable,
  empty,
  acts,
  withMember = true,
}: NumbersTableProps) {
  const columns = useColumns(acts, withMember);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      {...look}
      {...(order && { order })}
      {...(selectable && { select: (row: NumberRow) => row.display })}
      empty={empty}
    />
  );
}

function useColumns(acts: boolean, withMember: boolean): Column<NumberRow>[] {
  const t = useTranslations('numbers');
  const columns: (Column<NumberRow> | false)[] = [
    {
      key: 'number',
      header: t('columns.number'),
      sort: 'number',
      phone: 'title',
      cell: (row) => (
        <span className="with-icon whitespace-nowrap">
          <Flag country={row.country} name="" />
          <a href={`/manage-product/numbers/${row.id}`}>{row.display}</a>
          {row.label === null ? null : <span className="quiet max-w-60 truncate">{row.label}</span>}
        </span>
      ),
    },
    { key: 'status', header: t('columns.status'), sort: 'status', phone: 'end', cell: (row) => <Status row={row} /> },
    { key: 'kind', header: t('columns.kind'), phone: 'sub', cell: (row) => row.kind },
    withMember && { key: 'member', header: t('columns.member'), phone: 'sub-2', cell: (row) => <Holder row={row} /> },
    { key: 'licence', header: t('columns.licence'), cell: (row) => <Licence row={row} /> },
    { key: 'capabilities', header: t('columns.capabilities'), cell: (row) => <Capabilities of={row.capabilities} /> },
    acts && {
      key: 'acts',
      header: <span className="sr-only">{t('columns.acts')}</span>,
      align: 'end',
      phone: 'sub-end',
      cell: (row) => <ActMenuButton number={row} label={t('menu', { number: row.display })} />,
    },
  ];
  return columns.filter((column) => column !== false);
}

function Status({ row }: { row: NumberRow }) {
  const t = useTranslations('numbers');
  const { status, until } = row;
  if (until === null) return <NumberStatus status={status} />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <NumberStatus status={status} />
      <span className="wide-only text-small whitespace-nowrap text-ink-2">
        {t.rich('until', { time: () => <Time {...until} /> })}
      </span>
    </span>
  );
}

function Holder({ row: { member, heldFor } }: { row: NumberRow }) {
  const t = useTranslations('numbers');
  if (heldFor !== null)
    return (
      <span className="text-ink-2">
        {t.rich('heldFor', { member: () => <a href={`/manage-team/members/${heldFor.id}`}>{heldFor.name}</a> })}
      </span>
    );
  if (member === null) return <Absent label={t('noMember')} />;
  return (
    <span className="with-icon">
      <Avatar name={member.name} />
      <a href={`/manage-team/members/${member.id}`}>{member.name}</a>
    </span>
  );
}

function Licence({ row: { licenceId, licenceLabel } }: { row: NumberRow }) {
  const t = useTranslations('numbers');
  if (licenceLabel === null) return <Absent label={t('noLicence')} />;
  return <a href={`/manage-product/licences/${licenceId}`}>{licenceLabel}</a>;
}
