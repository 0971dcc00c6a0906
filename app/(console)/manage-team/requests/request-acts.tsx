'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { DialogOpener } from '@/components/ui/dialog-opener';
import type { RequestRow } from './request-row';

const loads = {
  approve: () => import('./approve-dialog'),
  approvePurchase: () => import('./approve-purchase-dialog'),
  decline: () => import('./decline-dialog'),
  withdraw: () => import('./withdraw-dialog'),
};
const dialogs = {
  approve: lazy(loads.approve),
  approvePurchase: lazy(loads.approvePurchase),
  decline: lazy(loads.decline),
  withdraw: lazy(loads.withdraw),
};

/** What the reader may do with one request, as buttons; the first is the answer that is hoped for. */
export function RequestActs({ request }: { request: RequestRow }) {
  const t = useTranslations('requests');
  return request.acts.toReversed().map((kind) => {
    const Dialog = dialogs[kind];
    const primary = kind === 'approve' || kind === 'approvePurchase';
    return (
      <DialogOpener
        key={kind}
        label={t(`${kind}.open`)}
        variant={primary ? 'primary' : 'secondary'}
        preload={loads[kind]}
      >
        {(onClose) => <Dialog request={request} onClose={onClose} />}
      </DialogOpener>
    );
  });
}
