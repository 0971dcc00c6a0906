'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState, useTransition } from 'react';
import { Absent, DataTable } from '@/components/data-table/data-table';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { InstantText } from '@/lib/i18n/format';
import type { StaffView } from '@/lib/identity/view';

const dialogs = {
  end: () => import('./end-dialog'),
  reset: () => import('./reset-dialog'),
};
const EndDialog = lazy(dialogs.end);
const ResetDialog = lazy(dialogs.reset);

type Asked = { act: keyof typeof dialogs; person: StaffRow };

/** Somebody of the operator as a row, the texts ready. */
export interface StaffRow extends Omit<StaffView, 'endedAt' | 'lastUsedAt'> {
  ended: InstantText | null;
  lastUsed: InstantText | null;
  isSelf: boolean;
}

const looks: Record<StaffRow['status'], Pick<BadgeProps, 'tone' | 'mark'>> = {
  invited: { tone: 'brass' },
  active: { tone: 'key' },
  ended: { mark: 'ring' },
};

/** The operator's people; each of today's can be ended. The dialog outlives the row's button, so that its receipt stands. */
export function StaffTable({ rows }: { rows: StaffRow[] }) {
  const t = useTranslations('support-staff');
  const reset = useTranslations('second-factor-reset');
  const [asked, setAsked] = useState<Asked>();
  const [, startTransition] = useTransition();
  const opener = (act: Asked['act'], person: StaffRow) => ({
    'aria-haspopup': 'dialog' as const,
    onPointerEnter: () => void dialogs[act](),
    onFocus: () => void dialogs[act](),
    onClick: () => startTransition(() => setAsked({ act, person })),
  });
  const close = () => setAsked(undefined);
  return (
    <>
      <DataTable
        label={t('title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('empty')} />}
        columns={[
          {
            key: 'email',
            header: t('columns.email'),
            phone: 'title',
            cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
          },
          {
            key: 'role',
            header: t('columns.role'),
            phone: 'sub',
            cell: ({ role, status }) => (
              <>
                {t(`roleOf.${role}`)}{' '}
                <span className="narrow-only">
                  <Badge {...looks[status]}>{t(`statusOf.${status}`)}</Badge>
                </span>
              </>
            ),
          },
          {
            key: 'status',
            header: t('columns.status'),
            cell: ({ status, ended }) => (
              <>
                <Badge {...looks[status]}>{t(`statusOf.${status}`)}</Badge>{' '}
                {ended === null ? null : <Time {...ended} />}
              </>
            ),
          },
          {
            key: 'secondFactor',
            header: t('columns.secondFactor'),
            cell: ({ status, secondFactor }) =>
              status === 'ended' ? (
                <Absent label={t('noAccess')} />
              ) : secondFactor === 'missing' ? (
                <Badge tone="brass">{t('secondFactorOf.missing')}</Badge>
              ) : (
                t(`secondFactorOf.${secondFactor}`)
              ),
          },
          {
            key: 'lastUsed',
            header: t('columns.lastUsed'),
            cell: ({ lastUsed }) => (lastUsed === null ? <Absent label={t('notIn')} /> : <Time {...lastUsed} />),
          },
          {
            key: 'acts',
            header: <span className="sr-only">{t('columns.acts')}</span>,
            align: 'end',
            phone: 'end',
            cell: (person) =>
              person.status === 'ended' ? null : (
                <span className="inline-flex flex-wrap justify-end gap-2">
                  {person.secondFactor === 'set_up' && !person.isSelf ? (
                    <Button {...opener('reset', person)} aria-label={reset('openOf', { name: person.email })}>
                      {reset('open')}
                    </Button>
                  ) : null}
                  <Button {...opener('end', person)} aria-label={t('end.openOf', { email: person.email })}>
                    {t('end.open')}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {asked ? (
        <Suspense fallback={null}>
          {asked.act === 'end' ? (
            <EndDialog person={asked.person} onClose={close} />
          ) : (
            <ResetDialog person={asked.person} onClose={close} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}
