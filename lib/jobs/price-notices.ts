import { runCommand, runOperatorTask, type SystemActor } from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { findCompaniesToTell, markCompaniesTold, tellAnnouncedPrices } from '@/lib/licences';
import { log } from '@/lib/log';

const WORKER: SystemActor = { kind: 'system', name: 'worker' };
/** Companies told side by side. */
const LANES = 4;

/**
 * Tells the next companies of a list price that was set, each in a transaction of its own. Any number of these may run, and
 * be killed anywhere: who was told is not told again, and where it stopped is gone on from. Gives whether there is more.
 */
export async function tellNextCompanies(): Promise<boolean> {
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  const { telling, companyIds } = unwrap(await runOperatorTask(findCompaniesToTell, WORKER, {}, { request }));
  if (telling === null) return false;
  const waiting = [...companyIds];
  const lane = async () => {
    for (let companyId = waiting.shift(); companyId !== undefined; companyId = waiting.shift()) await tell(companyId);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const upTo = companyIds.at(-1) ?? null;
  unwrap(await runOperatorTask(markCompaniesTold, WORKER, { telling, upTo }, { request }));
  return true;
}

/** Who cannot be told is passed over and pays the old price: their next settlement tells them (R19). */
async function tell(companyId: string): Promise<void> {
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  try {
    unwrap(await runCommand(tellAnnouncedPrices, { ...WORKER, companyId }, {}, { request }));
  } catch (err) {
    log.error({ companyId, err }, 'a company could not be told of a price');
  }
}
