'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/act-dialog/use-act';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import type { ImportView } from '@/lib/imports/view';
import { checkImportAction } from '../actions';
import { asFields, choicesOf } from './mapping';

interface CheckAgainProps {
  view: Pick<ImportView, 'id' | 'kind' | 'fields' | 'invite'>;
  label: string;
}

/** Has the file checked once more as it is read by now: what stood in the way may be gone. */
export function CheckAgain({ view: { id, kind, fields, invite }, label }: CheckAgainProps) {
  const ui = useTranslations('ui');
  const act = useAct(id, (key) =>
    checkImportAction(
      { importId: id, fields: asFields(choicesOf(fields)), ...(kind === 'members' && { invite }) },
      key,
    ),
  );
  return (
    <>
      <Button pending={act.pending} onClick={act.start}>
        {label}
      </Button>
      {act.refusal ? <FailureNotice message={act.refusal.message} requestId={act.refusal.requestId} /> : null}
      {act.failed ? <FailureNotice message={ui('failure.network')} /> : null}
    </>
  );
}
