'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/act-dialog/act-dialog';
import { StatusMessage } from '@/components/ui/status-message';
import { TextAreaField } from '@/components/ui/text-area-field';
import { useRefreshing } from '../../manage-product/number-acts/use-refreshing';
import { declineRequestAction } from './actions';
import type { RequestDialogProps } from './request-row';

/** Refuses a request; the reason goes to who asked. */
export default function DeclineDialog({ request, onClose }: RequestDialogProps) {
  const t = useTranslations('requests.decline');
  const id = useId();
  const refreshing = useRefreshing();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const name = request.subject;
  return (
    <ActDialog
      title={t('title', { name })}
      confirmLabel={t('confirm')}
      danger
      entry={reason}
      mayStart={() => {
        const empty = reason.trim() === '';
        setMissing(empty);
        if (empty) document.getElementById(id)?.focus();
        return !empty;
      }}
      act={(key) =>
        refreshing(declineRequestAction({ requestId: request.id, reason: reason.replaceAll(/\s+/g, ' ') }, key))
      }
      receipt={() => (
        <StatusMessage title={t('done', { name })}>
          <p>{t('doneText')}</p>
        </StatusMessage>
      )}
      onClose={onClose}
    >
      <TextAreaField
        id={id}
        label={t('reason')}
        hint={t('reasonHint')}
        error={missing && reason.trim() === '' ? t('missing') : undefined}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
