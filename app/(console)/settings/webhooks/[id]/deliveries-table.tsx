'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { StatusMessage } from '@/components/ui/status-message';
import { Time } from '@/components/ui/time';
import { replayDeadAction, replayDeliveryAction } from '../actions';
import { ActButton } from './act-button';
import type { DeliveryRow } from './delivery-rows';

const TONES: Readonly<Record<DeliveryRow['status'], BadgeTone>> = { waiting: 'brass', delivered: 'key', dead: 'red' };

type Properties = { endpointId: string; enabled: boolean; dead: number; rows: DeliveryRow[]; empty: ReactNode };

/** What went to an endpoint or is on its way; each can be sent again, and all that was given up at once. */
export function DeliveriesTable({ endpointId, enabled, dead, rows, empty }: Properties) {
  const t = useTranslations('webhooks.deliveries');
  const [sent, setSent] = useState<string>();
  return (
    <div className="grid grid-cols-1 gap-3">
      {enabled && dead > 0 ? (
        <div>
          <ActButton
            label={t('allDead', { count: dead })}
            act={(key) => replayDeadAction({ endpointId }, key)}
            done={({ replayed }) => setSent(t('sentAll', { count: replayed }))}
          />
        </div>
      ) : null}
      {sent === undefined ? null : <StatusMessage title={sent} />}
      <DataTable
        label={t('table')}
        rows={rows}
        rowKey={(row) => row.eventId}
        empty={empty}
        columns={[
          {
            key: 'event',
            header: t('columns.event'),
            phone: 'title',
            cell: ({ event, happened }) => (
              <>
                <span className="font-medium">{event}</span>{' '}
                <span className="block text-small font-normal text-ink-2">
                  <Time {...happened} />
                </span>
              </>
            ),
          },
          {
            key: 'result',
            header: t('columns.result'),
            phone: 'sub',
            cell: ({ result, answer, tries }) => (
              <span className="wrap-anywhere">
                {result ?? tries}
                {result === null ? null : <span className="block">{tries}</span>}
                {answer === null ? null : <span className="block text-ink-2">{t('answer', { text: answer })}</span>}
              </span>
            ),
          },
          {
            key: 'status',
            header: t('columns.status'),
            phone: 'end',
            cell: ({ status }) => <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>,
          },
          {
            key: 'acts',
            header: <span className="sr-only">{t('columns.acts')}</span>,
            align: 'end',
            phone: 'sub-end',
            cell: ({ eventId, event }) =>
              enabled ? (
                <ActButton
                  label={t('again')}
                  name={t('againOf', { event })}
                  act={(key) => replayDeliveryAction({ endpointId, eventId }, key)}
                  done={() => setSent(t('sent', { event }))}
                />
              ) : null,
          },
        ]}
      />
    </div>
  );
}
