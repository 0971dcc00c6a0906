import type { CommandScope } from '@/lib/access';
import { type Closing, closeEveryRequest, quarantineEveryNumber } from '@/lib/numbers';
import { closeEverySubscription, endEveryLicence } from './closing-repository';

/**
 * Everything that a company which is closed had comes to an end, in the transaction that closes it: requests that wait,
 * assignments, numbers (into quarantine), licences, subscriptions, and what was to change with their renewal (R22).
 * Statements are for all rows at once; each subject has its event. Members, documents and the log stay; what was charged
 * and is not invoiced yet is invoiced at its time.
 */
export async function endEverything(scope: CommandScope, closing: Closing): Promise<void> {
  await closeEveryRequest(scope, closing);
  await quarantineEveryNumber(scope, closing);
  const licences = await endEveryLicence(scope);
  for (const { id, endedBefore, endsOn } of licences)
    scope.record({
      action: 'licence.ended',
      targetId: id,
      before: { endsOn: endedBefore },
      after: { endsOn, because: 'company_closed' },
      ...closing,
    });
  const assigned = licences.filter(({ wasAssigned }) => wasAssigned).length;
  const ending = licences.filter(({ endedBefore }) => endedBefore !== null).length;
  scope.count({ total: -licences.length, assigned: -assigned, ending: -ending });
  for (const { id, endedOn } of await closeEverySubscription(scope))
    scope.record({ action: 'subscription.closed', targetId: id, after: { endedOn }, ...closing });
}
