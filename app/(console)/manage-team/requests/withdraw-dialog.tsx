'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { withdrawRequestAction } from './actions';
import type { RequestDialogProps } from './request-row';

/** Takes an open request back. */
export default function WithdrawDialog({ request, onClose }: RequestDialogProps) {
  const t = useTranslations('requests.withdraw');
  const refreshing = useRefreshing();
  const name = request.subject;
  return (
    <ActDialog
      title={t('title', { name })}
      confirmLabel={t('confirm')}
      entry={request.id}
      act={(key) => refreshing(withdrawRequestAction({ requestId: request.id }, key))}
      receipt={() => <StatusMessage title={t('done', { name })} />}
      onClose={onClose}
    >
      <p>{t(request.kind === 'purchase' ? 'textPurchase' : 'text')}</p>
    </ActDialog>
  );
}
