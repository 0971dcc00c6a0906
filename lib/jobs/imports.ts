import { type Actor, runCommand, runOperatorTask, type SystemActor } from '@/lib/access';
import { advanceImport, clearImports, failImport, findImportsToAdvance, findImportsToClear } from '@/lib/imports';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';

/** Companies that are looked at in one round. */
const ROUND = 50;
/** Steps of one import that may fail one after the other before it is given up. */
const MOST_FAILURES = 3;

const failures = new Map<string, number>();

/**
 * Takes the oldest import of every company one step further, each as the person who asked for it. Any number of these may
 * run, here or elsewhere, and be killed anywhere. Gives how many steps were taken.
 */
export async function advanceImports(): Promise<number> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  const { data } = unwrap(await runOperatorTask(findImportsToAdvance, worker, { limit: ROUND }, { request }));
  let steps = 0;
  for (const due of data) if (await advance(due)) steps += 1;
  return steps;
}

type Due = { companyId: string; importId: string; actor: Actor | null };

async function advance(due: Due): Promise<boolean> {
  const { importId, actor } = due;
  try {
    if (actor === null) return await fail(due, 'right_lost');
    // Every event of a row names its import as the request that caused it.
    const request = { requestId: importId, origin: 'worker' } as const;
    const result = await runCommand(advanceImport, actor, { importId }, { request });
    if (result.ok) {
      failures.delete(importId);
      return result.value.advanced;
    }
    if (result.error.code === 'forbidden') return await fail(due, 'right_lost');
    if (result.error.code === 'company_restricted') return await fail(due, 'company_restricted');
    // Cancelled and cleared meanwhile, or the database is lost or busy: the next round looks again.
    if (result.error.code === 'not_found' || result.error.status === 503) return false;
    throw result.error;
  } catch (error) {
    const failed = (failures.get(importId) ?? 0) + 1;
    failures.set(importId, failed);
    log.error({ companyId: due.companyId, importId, err: error, failed }, 'a step of an import failed');
    return failed >= MOST_FAILURES ? giveUp(due) : false;
  }
}

/** What cannot even be ended is told to the log: it keeps no other company waiting. */
async function giveUp(due: Due): Promise<boolean> {
  try {
    return await fail(due, 'internal');
  } catch (err) {
    log.error({ companyId: due.companyId, importId: due.importId, err }, 'an import could not be ended');
    return false;
  }
}

async function fail(
  { companyId, importId }: Due,
  reason: 'right_lost' | 'company_restricted' | 'internal',
): Promise<boolean> {
  failures.delete(importId);
  const worker: SystemActor = { kind: 'system', name: 'worker', companyId };
  const request = { requestId: importId, origin: 'worker' } as const;
  return (await runCommand(failImport, worker, { importId, reason }, { request })).ok;
}

/** Takes away what has been there long enough: broken uploads, and rows, which hold personal values. Gives whether there is more. */
export async function clearOldImports(): Promise<boolean> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  const { companyIds } = unwrap(await runOperatorTask(findImportsToClear, worker, { limit: ROUND }, { request }));
  let more = false;
  for (const companyId of companyIds) {
    try {
      const cleared = await runCommand(clearImports, { ...worker, companyId }, {}, { request });
      if (cleared.ok && cleared.value.more) more = true;
    } catch (err) {
      log.error({ companyId, err }, 'old imports of a company could not be cleared');
    }
  }
  return more;
}
