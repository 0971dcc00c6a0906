'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { StatusMessage } from '@/components/ui/status-message';
import type { SupportGrantView } from '@/lib/support/view';
import { EndButton } from './end-button';

export type GrantRow = SupportGrantView & { span: string };

/** Accesses of the operator's support, the latest first; one that lasts can be ended. A sentence says so. */
export function GrantsTable({ rows }: { rows: GrantRow[] }) {
  const t = useTranslations('support-access');
  const [ended, setEnded] = useState<GrantRow>();
  return (
    <div className="grid gap-3">
      {ended === undefined ? null : <StatusMessage key={ended.id} title={t('ended', { staff: ended.staffName })} />}
      <DataTable
        label={t('settings.table')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('settings.none')}>{t('settings.noneText')}</EmptyState>}
        columns={[
          {
            key: 'who',
            header: t('columns.who'),
            phone: 'title',
            cell: (row) => <span className="wrap-anywhere">{row.staffName}</span>,
          },
          {
            key: 'why',
            header: t('columns.why'),
            phone: 'sub',
            cell: (row) => (
              <span className="wrap-anywhere">
                {row.reason} <span className="text-ink-2">{t('ticket', { ticket: row.ticket })}</span>
                <span className="block text-ink-2">{row.span}</span>
              </span>
            ),
          },
          { key: 'mode', header: t('columns.mode'), cell: (row) => t(`modes.${row.mode}`) },
          { key: 'status', header: t('columns.status'), phone: 'end', cell: (row) => <GrantStatus grant={row} /> },
          {
            key: 'act',
            header: <span className="sr-only">{t('columns.act')}</span>,
            phone: 'sub-end',
            cell: (row) =>
              row.ended === null ? (
                <EndButton grantId={row.id} staffName={row.staffName} done={() => setEnded(row)} />
              ) : null,
          },
        ]}
      />
    </div>
  );
}

/** Whether a grant lasts, and how it ended. */
export function GrantStatus({ grant: { ended } }: { grant: Pick<SupportGrantView, 'ended'> }) {
  const t = useTranslations('support-access.status');
  if (ended === null) return <Badge tone="brass">{t('open')}</Badge>;
  if (ended.because !== 'company') return <Badge>{t(ended.because)}</Badge>;
  return <Badge>{ended.byName === null ? t('companyUnnamed') : t('company', { name: ended.byName })}</Badge>;
}
