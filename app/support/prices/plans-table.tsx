'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { DialogOpener } from '@/components/ui/dialog-opener';
import { EmptyState } from '@/components/ui/empty-state';
import type { Plan } from './plan-dialog';

const load = () => import('./plan-dialog');
const PlanDialog = lazy(load);

/** The plans and how many numbers a member may hold on each (R8). */
export function PlansTable({ plans }: { plans: Plan[] }) {
  const t = useTranslations('support-prices.plans');
  return (
    <DataTable
      label={t('title')}
      rows={plans}
      rowKey={({ code }) => code}
      empty={<EmptyState title={t('empty')} />}
      columns={[
        { key: 'name', header: t('columns.name'), phone: 'title', cell: ({ name }) => name },
        { key: 'code', header: t('columns.code'), cell: ({ code }) => code },
        {
          key: 'limit',
          header: t('columns.limit'),
          align: 'end',
          phone: 'sub',
          cell: ({ memberNumberLimit: limit }) => (
            <>
              <span className="wide-only">{limit}</span>
              <span className="narrow-only">{t('limitIs', { limit })}</span>
            </>
          ),
        },
        {
          key: 'acts',
          header: <span className="sr-only">{t('columns.acts')}</span>,
          align: 'end',
          phone: 'end',
          cell: (plan) => (
            <DialogOpener label={t('open')} name={t('change', { plan: plan.name })} preload={load}>
              {(onClose) => <PlanDialog plan={plan} onClose={onClose} />}
            </DialogOpener>
          ),
        },
      ]}
    />
  );
}
