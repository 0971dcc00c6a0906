import { refresh } from 'next/cache';
import type { z } from 'zod';
import type { OperatorTask } from '@/lib/access';
import { issueSetPasswordLink } from '@/lib/auth/one-time-links';
import { ok } from '@/lib/kernel/result';
import type { ActionState } from './action-state';
import { act, runOnce } from './define-action';

/**
 * A server action for a task of the operator's that leaves somebody to let in: its answer comes with that account's one-time
 * link, as on the command line. The link is in this answer and nowhere else: who asks again gets another, which replaces it.
 */
export function defineLinkAction<I extends z.ZodType, O extends z.ZodType>(
  task: OperatorTask<I, O>,
  accountOf: (value: z.output<O>) => string,
) {
  return async (
    input: z.input<I>,
    idempotencyKey: string,
  ): Promise<ActionState<{ value: z.output<O>; link: string }>> => {
    const state = await act(task, input, async (actor, request) => {
      const result = await runOnce(task, actor, input, { request, idempotencyKey });
      if (!result.ok) return result;
      return ok({ value: result.value, link: await issueSetPasswordLink(accountOf(result.value), request) });
    });
    if (state.ok) refresh();
    return state;
  };
}
