'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useRef, useState, useTransition } from 'react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { MenuItem } from '@/components/ui/menu-items';
import { MenuPanel } from '@/components/ui/menu-panel';
import { Time } from '@/components/ui/time';
import { PATH } from './path';
import type { RequestAct, RequestRow } from './request-row';
import { RequestStatus } from './request-status';

const dialogs = {
  approvePurchase: lazy(() => import('./approve-purchase-dialog')),
  approve: lazy(() => import('./approve-dialog')),
  decline: lazy(() => import('./decline-dialog')),
  withdraw: lazy(() => import('./withdraw-dialog')),
};

interface RequestsTableProps {
  rows: RequestRow[];
  empty: ReactNode;
}

const MENU = 'request-acts';

/** Requests with their wish and answer. One menu for all open rows; the dialog keeps the request it was opened with. */
export function RequestsTable({ rows, empty }: RequestsTableProps) {
  const t = useTranslations('requests');
  const pressed = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<RequestRow>();
  const [act, setAct] = useState<{ kind: RequestAct; request: RequestRow }>();
  const [, startTransition] = useTransition();
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
  const Dialog = act && dialogs[act.kind];
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
                <MenuItem
                  key={kind}
                  danger={kind === 'decline'}
                  onSelect={() => startTransition(() => setAct({ kind, request: chosen }))}
                >
                  {t(`${kind}.open`)}
                </MenuItem>
              ))
            : null
        }
      />
      {act && Dialog ? (
        <Suspense fallback={null}>
          <Dialog request={act.request} onClose={() => setAct(undefined)} />
        </Suspense>
      ) : null}
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
      cell: ({ member, subject }) =>
        member === null ? subject : <a href={`/manage-team/members/${member.id}`}>{member.name}</a>,
    },
    {
      key: 'wish',
      header: t('columns.wish'),
      phone: 'sub',
      cell: ({ id, wish, note, until }) => (
        <Lines first={<a href={`${PATH}/${id}`}>{wish}</a>} second={until ?? note} />
      ),
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
export function Answer({ row: { status, number, reason, closedBecause } }: { row: RequestRow }) {
  const t = useTranslations('requests');
  if (status === 'open') return null;
  if (status === 'closed') return t(`closedOf.${closedBecause ?? 'member_deleted'}`);
  if (status === 'expired') return t('expiredText');
  if (reason !== null) return t('reasonIs', { reason });
  return number === null ? null : <a href={`/manage-product/numbers/${number.id}`}>{number.display}</a>;
}
