'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import { Button } from '@/components/ui/button';
import { FailureNotice } from '@/components/ui/failure-notice';
import { useRefreshing } from '../../../manage-product/number-acts/use-refreshing';
import { answerOf } from '../../answer-of';
import { inviteMemberAction, revokeInvitationAction } from '../actions';

type Act = 'send' | 'revoke';
const actions = { send: inviteMemberAction, revoke: revokeInvitationAction };

/** Sends an invitation, for the first time or again, or revokes the one that works; the result stays beside the buttons. */
export function InvitationActs({ memberId, state }: { memberId: string; state: 'none' | 'pending' | 'expired' }) {
  const t = useTranslations('invitation');
  const ui = useTranslations('ui');
  const key = useRef<string>(undefined);
  const refreshing = useRefreshing();
  const [running, setRunning] = useState<Act>();
  const [done, setDone] = useState<Act>();
  const [refusal, setRefusal] = useState<Refusal | 'failed'>();
  const [pending, startTransition] = useTransition();
  const run = (act: Act) => {
    if (key.current !== undefined) return;
    key.current = newKey();
    const sent = key.current;
    setRunning(act);
    setDone(undefined);
    setRefusal(undefined);
    startTransition(async () => {
      const outcome = await answerOf(refreshing(actions[act]({ memberId }, sent)));
      key.current = undefined;
      if (outcome?.ok) setDone(act);
      else setRefusal(outcome?.error ?? 'failed');
    });
  };
  const button = (act: Act, label: string) => (
    <Button pending={pending && running === act} disabled={pending} onClick={() => run(act)}>
      {label}
    </Button>
  );
  return (
    <div className="grid justify-items-end gap-2 max-sm:w-full max-sm:justify-items-stretch">
      <div className="flex flex-wrap gap-2 max-sm:[&>.button]:flex-1">
        {state === 'pending' ? button('revoke', t('revoke')) : null}
        {button('send', t(state === 'none' ? 'send' : 'again'))}
      </div>
      <p role="status" className="text-small text-ink-2 empty:hidden">
        {done === undefined ? null : t(`done.${done}`)}
      </p>
      {refusal === undefined ? null : (
        <FailureNotice
          message={refusal === 'failed' ? ui('failure.network') : refusal.message}
          requestId={refusal === 'failed' ? undefined : refusal.requestId}
        />
      )}
    </div>
  );
}
