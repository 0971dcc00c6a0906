import type { CommandScope } from '@/lib/access';
import { type Alerting, enqueueForAlerted } from './recipients-repository';

/**
 * Says by mail which limits were crossed, once the act is done: each to every active member whom it concerns and who did not
 * choose to hear nothing of it there. One statement for all, sent without waiting.
 */
export function notifyAlerted(scope: CommandScope, alerts: readonly Alerting[]): void {
  if (alerts.length > 0) enqueueForAlerted(scope, alerts);
}
