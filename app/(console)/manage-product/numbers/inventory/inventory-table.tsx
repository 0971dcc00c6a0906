'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useState, useTransition } from 'react';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Flag } from '@/components/ui/flag';
import { Capabilities } from '../capabilities';
import type { InventoryRow } from './inventory-row';

const loaders = { take: () => import('./take-dialog'), assign: () => import('../../assign-number-dialog') };
const TakeDialog = lazy(loaders.take);
const AssignNumberDialog = lazy(loaders.assign);

type Act = { kind: keyof typeof loaders; line: InventoryRow };

interface InventoryTableProps {
  rows: InventoryRow[];
  blocked: boolean;
  /** Whether the reader may take and assign numbers. */
  acts: boolean;
  empty: ReactNode;
}

/** Lines of the operator's stock: what each can do, and either what can be done with it or why nothing can (R10). */
export function InventoryTable({ rows, blocked, acts, empty }: InventoryTableProps) {
  const t = useTranslations('inventory');
  const [act, setAct] = useState<Act>();
  const [, startTransition] = useTransition();
  const close = () => setAct(undefined);
  const columns = useColumns(blocked, (next) => startTransition(() => setAct(next)));
  return (
    <>
      <DataTable
        label={t('table')}
        columns={acts ? columns : columns.filter(({ key }) => key !== 'acts')}
        rows={rows}
        rowKey={(row) => row.e164}
        empty={empty}
      />
      {act ? (
        <Suspense fallback={null}>
          {act.kind === 'take' ? (
            <TakeDialog line={act.line} onClose={close} />
          ) : (
            <AssignNumberDialog number={{ ...act.line, numberId: null }} onClose={close} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}

function useColumns(blocked: boolean, open: (act: Act) => void): Column<InventoryRow>[] {
  const t = useTranslations('inventory');
  const act = (kind: Act['kind'], line: InventoryRow, label: string, name: string) => (
    <button
      type="button"
      className="link"
      aria-haspopup="dialog"
      aria-label={name}
      onPointerEnter={() => void loaders[kind]()}
      onFocus={() => void loaders[kind]()}
      onClick={() => open({ kind, line })}
    >
      {label}
    </button>
  );
  return [
    {
      key: 'number',
      header: t('columns.number'),
      phone: 'title',
      cell: (row) => (
        <span className="with-icon whitespace-nowrap tabular-nums">
          <Flag country={row.country} name="" />
          {row.display}
        </span>
      ),
    },
    { key: 'kind', header: t('columns.kind'), phone: 'sub', cell: (row) => row.kind },
    {
      key: 'capabilities',
      header: t('columns.capabilities'),
      phone: 'end',
      cell: (row) => <Capabilities of={row.capabilities} />,
    },
    blocked
      ? { key: 'reason', header: t('columns.reason'), phone: 'sub-end', cell: (row) => row.reason }
      : {
          key: 'acts',
          header: <span className="sr-only">{t('columns.acts')}</span>,
          align: 'end',
          phone: 'sub-end',
          cell: (row) => (
            <span className="inline-flex gap-4">
              {act('take', row, t('take.open'), t('take.openOf', { number: row.display }))}
              {act('assign', row, t('assign'), t('assignOf', { number: row.display }))}
            </span>
          ),
        },
  ];
}
