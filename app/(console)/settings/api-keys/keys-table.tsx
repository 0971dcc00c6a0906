'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useState, useTransition } from 'react';
import type { Column } from '@/components/data-table/column';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { KeyRow } from './key-row';

const load = () => import('./revoke-dialog');
const RevokeDialog = lazy(load);

/** The company's keys; each can be revoked, in a dialog that stays when its row is gone. */
export function KeysTable({ rows, empty }: { rows: KeyRow[]; empty: ReactNode }) {
  const t = useTranslations('api-keys');
  const members = useTranslations('members');
  const [revoked, setRevoked] = useState<KeyRow>();
  const [, startTransition] = useTransition();
  const columns: Column<KeyRow>[] = [
    {
      key: 'name',
      header: t('columns.name'),
      phone: 'title',
      cell: ({ name }) => <span className="font-medium wrap-anywhere">{name}</span>,
    },
    {
      key: 'role',
      header: t('columns.role'),
      phone: 'sub',
      cell: ({ role, department }) =>
        department === null ? members(`roleOf.${role}`) : t('roleIn', { role: members(`roleOf.${role}`), department }),
    },
    {
      key: 'expires',
      header: t('columns.expires'),
      phone: 'sub-2',
      cell: ({ expires, expired }) => (
        <>
          {expires === null ? t('never') : <Time {...expires} />}{' '}
          {expired ? (
            <Badge tone="red" mark="plain">
              {t('expired')}
            </Badge>
          ) : null}
        </>
      ),
    },
    {
      key: 'used',
      header: t('columns.used'),
      phone: 'sub-end',
      cell: ({ used }) => (used === null ? <Absent label={t('unused')} /> : <Time {...used} />),
    },
    {
      key: 'created',
      header: t('columns.created'),
      cell: ({ created, by }) => (
        <>
          <Time {...created} /> <span className="text-ink-2">{t('by', { name: by })}</span>
        </>
      ),
    },
    {
      key: 'acts',
      header: <span className="sr-only">{t('columns.acts')}</span>,
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <Button
          aria-label={t('revoke.openOf', { name: row.name })}
          aria-haspopup="dialog"
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          onClick={() => startTransition(() => setRevoked(row))}
        >
          {t('revoke.open')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable label={t('table')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />
      {revoked ? (
        <Suspense fallback={null}>
          <RevokeDialog row={revoked} onClose={() => setRevoked(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}
