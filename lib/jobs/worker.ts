import { setTimeout } from 'node:timers/promises';
import { runCommand } from '@/lib/access';
import { transaction } from '@/lib/db/client';
import { fromUuid, newId } from '@/lib/kernel/id';
import { settleCompany } from '@/lib/licences';
import { log } from '@/lib/log';

const PAUSE_MS = 5_000;
const BATCH = 100;

/** Companies in which a period or a quarantine is over: a named look-up across companies. */
async function companiesDue(): Promise<string[]> {
  const rows = await transaction({ role: 'latchkey_system' }, ({ sql }) =>
    sql<{ company_id: string }[]>`
      select company_id from company_ledgers where settle_due_at <= clock_timestamp() order by settle_due_at limit ${BATCH}`.execute(),
  );
  return rows.map((row) => fromUuid('com', row.company_id));
}

/**
 * Settles every company that is due, each in its own transaction under its lock, so that any number of workers may run
 * and be killed anywhere. Gives how many were settled.
 */
export async function settleDueCompanies(): Promise<number> {
  const due = await companiesDue();
  let settled = 0;
  for (const companyId of due) {
    if (await settle(companyId)) settled += 1;
  }
  return settled;
}

/** One company that cannot be settled is told to the log and keeps no other one waiting. */
async function settle(companyId: string): Promise<boolean> {
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  try {
    const result = await runCommand(settleCompany, { kind: 'system', name: 'worker', companyId }, {}, { request });
    if (!result.ok) log.warn({ companyId, code: result.error.code }, 'a company could not be settled');
    return result.ok;
  } catch (error) {
    log.error({ companyId, err: error, requestId: request.requestId }, 'a company could not be settled');
    return false;
  }
}

/** Starts the worker's loop in this process; the answer stops it after the round under way. */
export function startWorker(): () => Promise<void> {
  const stopping = new AbortController();
  const finished = loop(stopping.signal);
  return () => {
    stopping.abort();
    return finished;
  };
}

async function loop(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let settled = 0;
    try {
      settled = await settleDueCompanies();
    } catch (error) {
      log.warn({ err: error }, 'the worker lost its database and tries again');
    }
    if (settled < BATCH) await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
