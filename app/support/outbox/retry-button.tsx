'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { Refusal } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { retryMessageAction } from './actions';

/** A message that was given up, as its row shows it. */
export interface MessageRow {
  id: string;
  companyId: string;
  companyName: string;
  topic: string;
  attempts: number;
  reason: string | null;
  givenUp: { text: string; dateTime: string; title: string };
}

/** Has one message delivered after all; asked twice, the second time finds it due already. */
export function RetryButton({ message, done }: { message: MessageRow; done: () => void }) {
  const t = useTranslations('outbox');
  const ui = useTranslations('ui');
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | 'failed'>();
  const retry = () =>
    startTransition(async () => {
      setRefusal(undefined);
      try {
        const outcome = await retryMessageAction({ companyId: message.companyId, messageId: message.id });
        if (outcome.ok) done();
        else setRefusal(outcome.error);
      } catch {
        setRefusal('failed');
      }
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button
        pending={pending}
        aria-label={t('retryNamed', { topic: message.topic, company: message.companyName })}
        onClick={retry}
      >
        {t('retry')}
      </Button>
      {refusal === undefined ? null : (
        <FailureNotice
          message={refusal === 'failed' ? ui('failure.network') : refusal.message}
          requestId={refusal === 'failed' ? undefined : refusal.requestId}
        />
      )}
    </div>
  );
}
