'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { useRefreshing } from '../manage-product/number-acts/use-refreshing';
import { changeFrequencyAction } from './actions';

interface FrequencyActionProps {
  subscriptionId: string;
  from: 'monthly' | 'yearly';
  pending: 'monthly' | 'yearly' | null;
  /** The day of the next renewal, in words. */
  on: string;
}

/** Has a subscription renew in the other frequency, or calls that off: nothing is charged before the renewal (R21). */
export function FrequencyAction({ subscriptionId, from, pending, on }: FrequencyActionProps) {
  const t = useTranslations('billing.frequency');
  const refreshing = useRefreshing();
  const [open, setOpen] = useState(false);
  const to = pending === null ? (from === 'monthly' ? 'yearly' : 'monthly') : from;
  const values = { frequency: to, on };
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {pending === null ? t('open', values) : t('callOff', values)}
      </button>
      {open ? (
        <ActDialog
          title={pending === null ? t('title', values) : t('callOffTitle', values)}
          confirmLabel={pending === null ? t('confirm', values) : t('callOff', values)}
          entry={`${subscriptionId} ${to}`}
          act={(key) => refreshing(changeFrequencyAction({ subscriptionId, billingFrequency: to }, key))}
          receipt={() => <StatusMessage title={pending === null ? t('done', values) : t('calledOff', values)} />}
          onClose={() => setOpen(false)}
        >
          <p>{pending === null ? t('text', values) : t('callOffText', values)}</p>
          {pending === null ? <p className="text-ink-2">{t('amount', values)}</p> : null}
        </ActDialog>
      ) : null}
    </>
  );
}
