import { type Job, runCommand, runOperatorTask, type SystemActor } from '@/lib/access';
import { assessAlerts, findCompaniesToAssess } from '@/lib/alerts';
import { newId, toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

const WORKER: SystemActor = { kind: 'system', name: 'worker' };
const asked = () => ({ request: { requestId: newId('req'), origin: 'worker' as const } });

/** Companies whose figures may have moved. */
async function findMoved(): Promise<Job[]> {
  const { companyIds } = unwrap(
    await runOperatorTask(findCompaniesToAssess, WORKER, { limit: OFFERED_AT_ONCE }, asked()),
  );
  return companyIds.map((companyId) => ({ id: toUuid('com', companyId), data: { companyId } }));
}

async function assess(data: object): Promise<void> {
  const { companyId } = data as { companyId: string };
  unwrap(await runCommand(assessAlerts, { ...WORKER, companyId }, {}, asked()));
}

export const alerting: QueueWork = { queue: 'alerts', find: findMoved, handle: assess };

/** Looks at every company whose figures may have moved; gives at how many. */
export const assessMovedCompanies = (): Promise<number> => workOff(alerting);
