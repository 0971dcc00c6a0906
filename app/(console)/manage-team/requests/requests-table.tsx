'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { MenuItem } from '@/components/ui/menu-items';
import { MenuPanel } from '@/components/ui/menu-panel';
import { Time } from '@/components/ui/time';
import { PATH } from './path';
import { useRequestDialog } from './request-dialogs';
import type { RequestRow } from './request-row';
import { RequestStatus } from './request-status';

interface RequestsTableProps {
  rows: RequestRow[];
  empty: ReactNode;
}

const MENU = 'request-acts';

/** Requests with their wish and answer. One menu for all open rows; RequestDialogs is around it. */
export function RequestsTable({ rows, empty }: RequestsTableProps) {
  const t = useTranslations('requests');
  const pressed = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<RequestRow>();
  const open = useRequestDialog();
  const menu: Column<RequestRow> = {
    key: 'acts',
    header: <span className="sr-only">{t('columns.acts')}</span>,
    align: 'end',
    phone: 'end',
    cell: (row) =>
      row.acts.length > 0 ? (
        <button
          type="button"
          className="row-menu"
          aria-label={t('menu', { name: row.subject })}
          aria-haspopup="menu"
          popoverTarget={MENU}
          onClick={({ currentTarget }) => {
            pressed.current = currentTarget;
            setChosen(row);
          }}
        />
      ) : null,
  };
  return (
    <>
      <DataTable
        label={t('table')}
        columns={[...useColumns(), menu]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={empty}
      />
      <MenuPanel
        id={MENU}
        label={chosen ? t('menu', { name: chosen.subject }) : ''}
        anchor={() => pressed.current}
        items={() =>
          chosen
            ? chosen.acts.map((kind) => (
                <MenuItem key={kind} danger={kind === 'decline'} onSelect={() => open({ kind, request: chosen })}>
                  {t(`${kind}.open`)}
                </MenuItem>
              ))
            : null
        }
      />
    </>
  );
}

function useColumns(): Column<RequestRow>[] {
  const t = useTranslations('requests');
  return [
    {
      key: 'member',
      header: t('columns.member'),
      phone: 'title',
      cell: ({ id, subject }) => (
        <a className="inline-block first-letter:uppercase" href={`${PATH}/${id}`}>
          {subject}
        </a>
      ),
    },
    {
      key: 'wish',
      header: t('columns.wish'),
      phone: 'sub',
      cell: ({ wish, note, until }) => <Lines first={wish} second={until ?? note} />,
    },
    {
      key: 'asked',
      header: t('columns.asked'),
      cell: ({ asked, askedBy }) => <Lines first={<Time {...asked} />} second={askedBy} />,
    },
    {
      key: 'status',
      header: t('columns.status'),
      phone: 'sub-end',
      cell: (row) => <Lines first={<RequestStatus status={row.status} />} second={<Answer row={row} />} />,
    },
  ];
}

const Lines = ({ first, second }: { first: ReactNode; second: ReactNode }) => (
  <span className="grid max-w-[26rem] gap-0.5">
    <span>{first}</span>
    {second ? <span className="text-small text-ink-2 wrap-anywhere whitespace-normal">{second}</span> : null}
  </span>
);

/** How it was answered, in a line; nothing while it waits. */
export function Answer({ row: { kind, status, number, reason, closedBecause } }: { row: RequestRow }) {
  const t = useTranslations('requests');
  if (status === 'open') return null;
  if (status === 'closed') return t(`closedOf.${closedBecause ?? 'member_deleted'}`);
  if (status === 'expired') return t('expiredText');
  if (reason !== null) return t('reasonIs', { reason });
  // A purchase names its number already in what is wanted.
  return number === null || kind === 'purchase' ? null : (
    <a href={`/manage-product/numbers/${number.id}`}>{number.display}</a>
  );
}
