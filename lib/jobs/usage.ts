import { type Job, runCommand, runOperatorTask, type SystemActor } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { findCompaniesToRecord, recordUsage } from '@/lib/usage';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

const WORKER: SystemActor = { kind: 'system', name: 'worker' };
const asked = () => ({ request: { requestId: newId('req'), origin: 'worker' as const } });

/** Companies whose day is over. */
async function findToRecord(): Promise<Job[]> {
  const { companyIds } = unwrap(
    await runOperatorTask(findCompaniesToRecord, WORKER, { limit: OFFERED_AT_ONCE }, asked()),
  );
  return companyIds.map((companyId) => ({ id: toUuid('com', companyId), data: { companyId } }));
}

/** Records the days and months of a company that are over, in as many transactions as it takes. */
async function record(data: object): Promise<void> {
  const { companyId } = data as { companyId: string };
  for (let more = true; more; ) {
    const { days, months } = unwrap(await runCommand(recordUsage, { ...WORKER, companyId }, {}, asked()));
    more = days + months > 0;
  }
}

export const recording: QueueWork = { queue: 'usage', find: findToRecord, handle: record };

/** Records the days that are over of every company; gives how many companies were looked at. */
export const recordDueCompanies = (): Promise<number> => workOff(recording);
