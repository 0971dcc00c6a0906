import { type Job, runCommand, runOperatorTask, runQuery, type SystemActor } from '@/lib/access';
import { newId, toUuid } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import {
  carryOutPlannedChange,
  failPlannedChange,
  findCompaniesWithDueChanges,
  listDueChanges,
} from '@/lib/planned-changes';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';

type Due = { id: string; plannedBy: string };
type Refused = { code: string; details: Readonly<Record<string, unknown>> };

/** Companies whose clocks show the day of a planned change. */
async function findDue(): Promise<Job[]> {
  const worker: SystemActor = { kind: 'system', name: 'worker' };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const { companyIds } = unwrap(
    await runOperatorTask(findCompaniesWithDueChanges, worker, { limit: OFFERED_AT_ONCE }, options),
  );
  return companyIds.map((companyId) => ({ id: toUuid('com', companyId), data: { companyId } }));
}

/**
 * Does what is due first in a company, in its order, each in a transaction of its own: one that is refused becomes a task
 * and keeps none of the others back. What was done by another worker meanwhile is passed over; where more is due, the
 * company is offered again, so that a large one does not keep a worker to itself.
 */
async function carryOutDue(data: object): Promise<void> {
  const { companyId } = data as { companyId: string };
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const options = { request: { requestId: newId('req'), origin: 'worker' } } as const;
  const { data: due } = unwrap(await runQuery(listDueChanges, actor, {}, options));
  for (const change of due) await carryOut(companyId, change);
}

async function carryOut(companyId: string, { id, plannedBy }: Due): Promise<void> {
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId, onBehalfOf: plannedBy };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  const refused = await refusalOf(async () => {
    const result = await runCommand(carryOutPlannedChange, actor, { plannedChangeId: id }, { request });
    return result.ok ? null : result.error;
  }, companyId);
  if (refused === null) return;
  const { code, details } = refused;
  unwrap(
    await runCommand(failPlannedChange, actor, { plannedChangeId: id, code, details: { ...details } }, { request }),
  );
}

/** What cannot be done for no reason that has a name is a task too, and told to the log; a lost database is neither. */
async function refusalOf(
  attempt: () => Promise<(Refused & { status: number }) | null>,
  companyId: string,
): Promise<Refused | null> {
  let error: (Refused & { status: number }) | null;
  try {
    error = await attempt();
  } catch (err) {
    log.error({ companyId, err }, 'a planned change failed');
    return { code: 'internal', details: {} };
  }
  if (error?.status === 503) throw new Error('the database is lost or busy', { cause: error });
  return error;
}

export const carryingOut: QueueWork = { queue: 'planned-changes', find: findDue, handle: carryOutDue };

/** Does what is due in every company; gives in how many. */
export const carryOutDueChanges = (): Promise<number> => workOff(carryingOut);
