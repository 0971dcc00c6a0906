import { runCommand, runOperatorTask, type SystemActor } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import { expireSupportGrants, findGrantsToExpire } from '@/lib/support';

/** Companies that are looked at in one round. */
const ROUND = 50;

/** Writes down that the time of grants is over, in the log of each company. Gives whether there is more. */
export async function expireGrants(): Promise<boolean> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  const { companyIds } = unwrap(await runOperatorTask(findGrantsToExpire, worker, { limit: ROUND }, { request }));
  let done = 0;
  for (const companyId of companyIds) {
    try {
      unwrap(await runCommand(expireSupportGrants, { ...worker, companyId }, {}, { request }));
      done += 1;
    } catch (err) {
      log.error({ companyId, err }, 'grants of a company could not be ended');
    }
  }
  return done === ROUND;
}
