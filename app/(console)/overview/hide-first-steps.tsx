'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/act-dialog/use-act';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { hideFirstStepsAction } from './actions';

/** Puts the first steps away for good. */
export function HideFirstSteps({ label }: { label: string }) {
  const ui = useTranslations('ui');
  const act = useAct('first-steps', (key) => hideFirstStepsAction({}, key));
  return (
    <div className="grid justify-items-end gap-2">
      <Button variant="ghost" pending={act.pending} onClick={act.start}>
        {label}
      </Button>
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </div>
  );
}
