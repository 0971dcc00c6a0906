import {
  clearOldDeliveries,
  clearOldMessages,
  type Job,
  runCommand,
  runOperatorTask,
  runQuery,
  type SystemActor,
} from '@/lib/access';
import { checkCompany, findCompaniesToCheck, inspectCompany } from '@/lib/assignments';
import { newId, toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import { eraseMember, findMembersToErase } from '@/lib/members';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

/** Companies whose night has come. */
async function findToCheck(): Promise<Job[]> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const { companyIds } = unwrap(
    await runOperatorTask(findCompaniesToCheck, worker, { limit: OFFERED_AT_ONCE }, options),
  );
  return companyIds.map((companyId) => ({ id: toUuid('com', companyId), data: { companyId } }));
}

/** Checks a company; counters that drifted are set right, old messages and deliveries leave, and old names the books. */
async function checkAndClear(data: object): Promise<void> {
  const { companyId } = data as { companyId: string };
  await check(companyId);
  await clearOldMessages(companyId);
  await clearOldDeliveries(companyId);
  await forgetPeople(companyId);
}

export const checking: QueueWork = { queue: 'check', find: findToCheck, handle: checkAndClear };

/** Checks the companies whose night has come; gives how many. */
export const checkDueCompanies = (): Promise<number> => workOff(checking);

/** Looks without the company's lock, and takes it only to write. */
async function check(companyId: string): Promise<void> {
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const first = unwrap(await runQuery(inspectCompany, actor, {}, options));
  const look = first.findings.length > 0 || first.open > 0;
  const { findings } = unwrap(await runCommand(checkCompany, actor, { repair: true, look }, options));
  for (const { rule, subjectId, detail, repaired, isNew } of findings) {
    if (isNew) log.error({ companyId, rule, subjectId, detail, repaired }, 'the nightly check found a disagreement');
  }
}

/** How many names leave in one night: more of them wait for the next. */
const FORGOTTEN_AT_ONCE = 100;

/** Erases whose names have been kept for as long as they may be (R27), each in a transaction of its own. */
async function forgetPeople(companyId: string): Promise<void> {
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const { memberIds } = unwrap(await runQuery(findMembersToErase, actor, { limit: FORGOTTEN_AT_ONCE }, options));
  for (const memberId of memberIds) unwrap(await runOperatorTask(eraseMember, actor, { companyId, memberId }, options));
}
