'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { endSupportGrantAction } from './actions';

/** Ends an access at once: its holder's next request is refused. */
export function EndButton({ grantId, staffName, done }: { grantId: string; staffName: string; done: () => void }) {
  const t = useTranslations('support-access');
  const ui = useTranslations('ui');
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | 'failed'>();
  const end = () =>
    startTransition(async () => {
      setRefusal(undefined);
      try {
        const outcome = await endSupportGrantAction({ grantId }, newKey());
        if (outcome.ok) done();
        else setRefusal(outcome.error);
      } catch {
        setRefusal('failed');
      }
    });
  return (
    <div className="grid justify-items-end gap-2">
      <Button pending={pending} aria-label={t('endNamed', { staff: staffName })} onClick={end}>
        {t('end')}
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
