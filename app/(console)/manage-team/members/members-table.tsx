'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column, TableLook } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import type { ListOrder } from '@/components/data-table/sort-link';
import { Avatar } from '@/components/ui/avatar';
import { Time } from '@/components/ui/time';
import type { InstantText } from '@/lib/i18n/format';
import type { MemberView } from '@/lib/members/view';
import { type InvitationText, MemberStatus } from './member-status';

/** What the table shows of a member. */
export type MemberRow = Pick<
  MemberView,
  'id' | 'name' | 'email' | 'role' | 'departmentName' | 'numbers' | 'limit' | 'status'
> & {
  /** Of an invited member: until when the link works, or that none does. */
  invitation: InvitationText | null;
  /** When they last used the console; null for who never did. */
  lastActive: InstantText | null;
};

/** Members with their role, department and how many numbers each holds of the plan's limit. */
export function MembersTable({
  label,
  rows,
  order,
  look,
  selectable,
  empty,
}: {
  label: string;
  rows: MemberRow[];
  order: ListOrder;
  look: TableLook;
  /** Whether rows can be selected; ListSelection is around the table. */
  selectable: boolean;
  empty: ReactNode;
}) {
  const columns = useColumns();
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      order={order}
      {...look}
      {...(selectable && { select: (row: MemberRow) => row.name })}
      empty={empty}
    />
  );
}

function useColumns(): Column<MemberRow>[] {
  const t = useTranslations('members');
  return [
    {
      key: 'name',
      header: t('columns.name'),
      sort: 'name',
      phone: 'title',
      cell: (row) => (
        <span className="with-icon">
          <Avatar name={row.name} />
          <a href={`/manage-team/members/${row.id}`}>{row.name}</a>
        </span>
      ),
    },
    {
      key: 'email',
      header: t('columns.email'),
      sort: 'email',
      phone: 'sub',
      cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
    },
    { key: 'role', header: t('columns.role'), cell: (row) => t(`roleOf.${row.role}`) },
    {
      key: 'department',
      header: t('columns.department'),
      cell: (row) => row.departmentName ?? <Absent label={t('noDepartment')} />,
    },
    {
      key: 'numbers',
      header: t('columns.numbers'),
      phone: 'sub-end',
      cell: (row) => (
        <span className={row.numbers >= row.limit ? 'whitespace-nowrap text-brass' : 'whitespace-nowrap'}>
          {t('numbersOf', { numbers: row.numbers, limit: row.limit })}
        </span>
      ),
    },
    { key: 'status', header: t('columns.status'), phone: 'end', cell: (row) => <MemberStatus {...row} /> },
    {
      key: 'active',
      header: t('columns.active'),
      cell: (row) => (row.lastActive ? <Time {...row.lastActive} /> : <Absent label={t('neverActive')} />),
    },
  ];
}
