'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { newKey } from '@/components/form/new-key';
import type { Refusal } from '@/components/money-dialog/outcome';
import type { AlertKind, Channel } from '@/lib/alerts';
import { answerOf } from '../../manage-team/answer-of';
import { chooseNotificationAction } from './actions';

export interface Choice {
  /** Null: there is no choice. */
  wanted: boolean | null;
  choose: (wanted: boolean) => void;
  state: 'untouched' | 'saving' | 'saved' | 'refused';
  /** What was refused, or null where no answer came. */
  refusal: Refusal | null;
}

/** Whether one is told of an event in one place: shown as chosen at once, and taken back if that is refused. */
export function useChoice(event: AlertKind, channel: Channel, kept: boolean | null): Choice {
  const [wanted, show] = useOptimistic(kept);
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<{ refusal: Refusal | null } | 'saved'>();
  const choose = (wish: boolean) => {
    setAnswer(undefined);
    startTransition(async () => {
      show(wish);
      const outcome = await answerOf(chooseNotificationAction({ event, channel, wanted: wish }, newKey()));
      setAnswer(outcome?.ok ? 'saved' : { refusal: outcome?.error ?? null });
    });
  };
  const isRefused = answer !== undefined && answer !== 'saved';
  return {
    wanted,
    choose,
    state: pending ? 'saving' : answer === undefined ? 'untouched' : isRefused ? 'refused' : 'saved',
    refusal: isRefused ? answer.refusal : null,
  };
}
