'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { StatusMessage } from '@/components/ui/status-message';
import { Time } from '@/components/ui/time';
import type { InstantText } from '@/lib/i18n/format';
import type { FailedJobView } from '@/lib/queues/view';
import { manageHref } from '../companies/path';
import { RetryButton } from '../retry-button';
import { retryJobAction } from './actions';

/** A failed job as a row, its texts ready. */
export interface FailedJobRow extends Omit<FailedJobView, 'failedAt'> {
  failed: InstantText | null;
}

/** Jobs that failed. One that is tried again leaves the list when it is done; a sentence says that it was asked for. */
export function FailedJobsTable({ rows }: { rows: FailedJobRow[] }) {
  const t = useTranslations('support-jobs');
  const [retried, setRetried] = useState<FailedJobRow>();
  return (
    <div className="grid grid-cols-1 gap-3">
      {retried === undefined ? null : (
        <StatusMessage key={retried.jobId} title={t('failed.retried', { queue: t(`queueOf.${retried.queue}`) })} />
      )}
      <DataTable
        label={t('failed.title')}
        rows={rows}
        rowKey={({ queue, jobId }) => `${queue} ${jobId}`}
        empty={<EmptyState title={t('failed.empty')}>{t('failed.emptyText')}</EmptyState>}
        columns={[
          { key: 'queue', header: t('columns.queue'), phone: 'title', cell: ({ queue }) => t(`queueOf.${queue}`) },
          {
            key: 'company',
            header: t('failed.company'),
            phone: 'sub',
            cell: ({ company }) =>
              company === null ? <Absent label={t('none')} /> : <a href={manageHref(company.id)}>{company.name}</a>,
          },
          {
            key: 'reason',
            header: t('failed.reason'),
            phone: 'sub-2',
            cell: ({ reason }) => <span className="wrap-anywhere">{reason ?? t('none')}</span>,
          },
          {
            key: 'when',
            header: t('failed.when'),
            cell: ({ failed, attempts }) => (
              <>
                {failed === null ? null : <Time {...failed} />}{' '}
                <span className="text-ink-2">{t('failed.attempts', { count: attempts })}</span>
              </>
            ),
          },
          {
            key: 'act',
            header: <span className="sr-only">{t('failed.act')}</span>,
            align: 'end',
            phone: 'end',
            cell: (row) =>
              row.isSetAside ? (
                <RetryButton
                  id={row.jobId}
                  label={t('failed.retry')}
                  name={t('failed.retryOf', { job: row.jobId })}
                  retry={(key) => retryJobAction({ queue: row.queue, jobId: row.jobId }, key)}
                  done={() => setRetried(row)}
                />
              ) : (
                t('failed.comesAgain')
              ),
          },
        ]}
      />
    </div>
  );
}
