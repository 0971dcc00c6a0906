'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { changeFrequencyAction } from './actions';

const FrequencyDialog = lazy(() => import('./frequency-dialog'));

interface FrequencyActionProps {
  subscriptionId: string;
  from: 'monthly' | 'yearly';
  pending: 'monthly' | 'yearly' | null;
  /** The day of the next renewal, in words. */
  on: string;
}

/** Opens the change of a subscription's frequency, or calls off one that waits (R21). */
export function FrequencyAction({ subscriptionId, from, pending, on }: FrequencyActionProps) {
  const t = useTranslations('billing.frequency');
  const [open, setOpen] = useState(false);
  const to = pending === null ? (from === 'monthly' ? 'yearly' : 'monthly') : from;
  const values = { frequency: to, on };
  const router = useRouter();
  const close = () => {
    setOpen(false);
    router.refresh();
  };
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {pending === null ? t('open', values) : t('callOff', values)}
      </button>
      {open && pending === null ? (
        <Suspense>
          <FrequencyDialog subscriptionId={subscriptionId} to={to} on={on} onClose={close} />
        </Suspense>
      ) : null}
      {open && pending !== null ? (
        <ActDialog
          title={t('callOffTitle', values)}
          confirmLabel={t('callOff', values)}
          entry={`${subscriptionId} ${to}`}
          act={(key) => changeFrequencyAction({ subscriptionId, billingFrequency: to }, key)}
          receipt={() => <StatusMessage title={t('calledOff', values)} />}
          onClose={close}
        >
          <p>{t('callOffText', values)}</p>
        </ActDialog>
      ) : null}
    </>
  );
}
