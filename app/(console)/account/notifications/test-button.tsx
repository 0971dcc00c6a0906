'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Outcome } from '@/components/money-dialog/outcome';
import { FailureNotice } from '@/components/ui/failure-notice';
import type { AlertKind } from '@/lib/alerts';
import { answerOf } from '../../manage-team/answer-of';
import { testNotificationAction } from './actions';

interface TestButtonProps {
  event: AlertKind;
  /** The event in words. */
  name: string;
  /** Where the mail goes. */
  email: string;
}

/** Has a mail sent as an alert of this kind looks: each press is a mail. */
export function TestButton({ event, name, email }: TestButtonProps) {
  const t = useTranslations('account.notifications.test');
  const ui = useTranslations('ui');
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Outcome<unknown> | null>();
  const send = () => {
    if (pending) return;
    setAnswer(undefined);
    startTransition(async () => setAnswer(await answerOf(testNotificationAction({ event }, newKey()))));
  };
  const refusal = answer?.ok === false ? answer.error : undefined;
  return (
    <>
      <button
        type="button"
        className="link min-h-6 text-start text-small"
        aria-label={t('label', { event: name })}
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        onClick={send}
      >
        {t('send')}
      </button>
      <span role="status" className="text-small font-normal text-ink-2 wrap-anywhere">
        {pending ? t('sending') : answer?.ok ? t('sent', { email }) : null}
      </span>
      {answer === null || refusal !== undefined ? (
        <FailureNotice message={refusal?.message ?? ui('failure.network')} requestId={refusal?.requestId} />
      ) : null}
    </>
  );
}
