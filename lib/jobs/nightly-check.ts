import { clearOldMessages, runCommand, runOperatorTask, runQuery, type SystemActor } from '@/lib/access';
import { checkCompany, findCompaniesToCheck, inspectCompany } from '@/lib/assignments';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';

const BATCH = 20;

/**
 * Checks the companies whose night has come, a few at a time; counters that drifted are set right, and old messages leave
 * the outbox. Gives how many companies there were.
 */
export async function checkDueCompanies(): Promise<number> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const { companyIds } = unwrap(await runOperatorTask(findCompaniesToCheck, worker, { limit: BATCH }, options));
  for (const companyId of companyIds) {
    try {
      await check(companyId);
      await clearOldMessages(companyId);
    } catch (error) {
      log.error({ companyId, err: error }, 'a company could not be checked');
    }
  }
  return companyIds.length;
}

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
