'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { StatusMessage } from '@/components/ui/status-message';
import { Time } from '@/components/ui/time';
import { endSessionAction } from './actions';
import type { SessionRow } from './session-row';

/** One's own sessions, this one first. The dialog keeps the session it was opened with: its row goes when it has ended. */
export function SessionsTable({ rows, withCompany }: { rows: SessionRow[]; withCompany: boolean }) {
  const t = useTranslations('account.sessions');
  const [ending, setEnding] = useState<SessionRow>();
  const columns: Column<SessionRow>[] = [
    { key: 'device', header: t('columns.device'), phone: 'title', cell: ({ device }) => device },
    { key: 'place', header: t('columns.place'), phone: 'sub', cell: ({ place }) => place },
    { key: 'company', header: t('columns.company'), cell: ({ company }) => company },
    { key: 'began', header: t('columns.began'), cell: ({ began }) => <Time {...began} /> },
    { key: 'lastUsed', header: t('columns.lastUsed'), phone: 'sub-2', cell: ({ lastUsed }) => <Time {...lastUsed} /> },
    {
      key: 'acts',
      header: <span className="sr-only">{t('columns.acts')}</span>,
      align: 'end',
      phone: 'end',
      cell: (row) =>
        row.isCurrent ? (
          <Badge tone="key">{t('current')}</Badge>
        ) : (
          <Button
            aria-haspopup="dialog"
            aria-label={t('end.label', { device: row.device, place: row.place })}
            onClick={() => setEnding(row)}
          >
            {t('end.open')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('table')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        hidden={withCompany ? [] : ['company']}
        empty={null}
      />
      {ending === undefined ? null : (
        <ActDialog
          title={t('end.title')}
          confirmLabel={t('end.confirm')}
          danger
          entry={ending.id}
          act={(key) => endSessionAction({ sessionId: ending.id }, key)}
          receipt={() => (
            <StatusMessage title={t('end.done')}>
              <p>{t('end.doneText')}</p>
            </StatusMessage>
          )}
          onClose={() => setEnding(undefined)}
        >
          <p>{t('end.text', { device: ending.device, place: ending.place, began: ending.began.text })}</p>
        </ActDialog>
      )}
    </>
  );
}
