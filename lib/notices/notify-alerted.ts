import type { CommandScope } from '@/lib/access';
import type { SaidAlert } from './alert-topic';
import { type Alerted, enqueueForAlerted } from './recipients-repository';

/**
 * Says by mail that a limit was crossed, once the act is done: to every active member whom it concerns and who did not
 * choose to hear nothing of it there. One statement, sent without waiting.
 */
export function notifyAlerted(scope: CommandScope, alert: SaidAlert, alerted: Alerted): void {
  enqueueForAlerted(scope, alert, alerted);
}
