'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/act-dialog/use-act';
import type { Outcome } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';

/** Has something tried again that was given up: at once, since it is what was to happen anyway. */
export function RetryButton({
  id,
  label,
  name,
  retry,
  done,
}: {
  id: string;
  label: string;
  /** The label with what it is about. */
  name: string;
  retry: (key: string) => Promise<Outcome<unknown>>;
  done: () => void;
}) {
  const ui = useTranslations('ui');
  const act = useAct(id, async (key) => {
    const outcome = await retry(key);
    if (outcome.ok) done();
    return outcome;
  });
  return (
    <div className="grid justify-items-end gap-2">
      <Button pending={act.pending} onClick={act.start} aria-label={name}>
        {label}
      </Button>
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </div>
  );
}
