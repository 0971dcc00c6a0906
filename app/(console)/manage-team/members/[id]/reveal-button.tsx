'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { Notice } from '@/components/ui/notice';
import { revealMemberAction } from '../actions';

/** Uncovers a masked member for whoever of support is here: written to the company's log. */
export function RevealButton({ memberId }: { memberId: string }) {
  const t = useTranslations('support-access.reveal');
  const ui = useTranslations('ui');
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | 'failed'>();
  const reveal = () =>
    startTransition(async () => {
      setRefusal(undefined);
      try {
        const outcome = await revealMemberAction({ memberId }, newKey());
        if (!outcome.ok) setRefusal(outcome.error);
      } catch {
        setRefusal('failed');
      }
    });
  return (
    <>
      <Notice
        title={t('title')}
        action={
          <Button pending={pending} onClick={reveal}>
            {t('act')}
          </Button>
        }
      >
        {t('text')}
      </Notice>
      {refusal === undefined ? null : (
        <FailureNotice
          message={refusal === 'failed' ? ui('failure.network') : refusal.message}
          requestId={refusal === 'failed' ? undefined : refusal.requestId}
        />
      )}
    </>
  );
}
