'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { StatusMessage } from '@/components/ui/status-message';
import { Time } from '@/components/ui/time';
import type { InstantText } from '@/lib/i18n/format';
import { RetryButton } from '../retry-button';
import { retryMessageAction } from './actions';

/** A message that was given up, as its row shows it. */
interface MessageRow {
  id: string;
  /** Null: mail to an account’s holder. */
  companyId: string | null;
  companyName: string;
  topic: string;
  attempts: number;
  reason: string | null;
  givenUp: InstantText;
}

/** Messages that were given up, newest first. One that is tried again leaves the list; a sentence says so. */
export function MessagesTable({ rows }: { rows: MessageRow[] }) {
  const t = useTranslations('outbox');
  const [retried, setRetried] = useState<MessageRow>();
  return (
    <div className="grid gap-3">
      {retried === undefined ? null : (
        <StatusMessage key={retried.id} title={t('retried', { topic: retried.topic, company: retried.companyName })} />
      )}
      <DataTable
        label={t('table')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        columns={[
          { key: 'topic', header: t('columns.topic'), phone: 'title', cell: (row) => row.topic },
          { key: 'company', header: t('columns.company'), phone: 'sub', cell: (row) => row.companyName },
          {
            key: 'reason',
            header: t('columns.reason'),
            phone: 'sub-2',
            cell: (row) => <span className="wrap-anywhere">{row.reason ?? t('noReason')}</span>,
          },
          {
            key: 'givenUp',
            header: t('columns.givenUp'),
            cell: (row) => (
              <>
                <Time {...row.givenUp} /> <span className="text-ink-2">{t('attempts', { count: row.attempts })}</span>
              </>
            ),
          },
          {
            key: 'act',
            header: <span className="sr-only">{t('columns.act')}</span>,
            phone: 'end',
            cell: (row) => (
              <RetryButton
                id={row.id}
                label={t('retry')}
                name={t('retryNamed', { topic: row.topic, company: row.companyName })}
                retry={(key) => retryMessageAction({ companyId: row.companyId, messageId: row.id }, key)}
                done={() => setRetried(row)}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
