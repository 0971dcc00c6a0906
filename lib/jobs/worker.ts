import { setTimeout } from 'node:timers/promises';
import { runCommand } from '@/lib/access';
import { transaction } from '@/lib/db/client';
import { fromUuid, newId } from '@/lib/kernel/id';
import { settleCompany } from '@/lib/licences';
import { log } from '@/lib/log';
import { removeAbandonedUploads } from '@/lib/uploads/abandoned';
import { advanceImports, clearOldImports } from './imports';
import { checkDueCompanies } from './nightly-check';
import { OutboxDelivery } from './outbox';

const PAUSE_MS = 5_000;
/** How long a message waits at most before somebody looks for it: one look into a small index. */
const OUTBOX_PAUSE_MS = 1_000;
/** How long a file waits at most before somebody goes on with it. */
const IMPORT_PAUSE_MS = 1_000;
/** Between looks for companies whose night has come. */
const CHECK_PAUSE_MS = 60_000;
/** Between looks for what killed uploads left behind. */
const UPLOAD_PAUSE_MS = 3_600_000;
const LAST_DELIVERIES_MS = 3_000;
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

/** Starts the worker's loops in this process; the answer stops them after what is under way. */
export function startWorker(): () => Promise<void> {
  const stopping = new AbortController();
  const outbox = new OutboxDelivery();
  const finished = Promise.all([
    repeat(stopping.signal, PAUSE_MS, async () => (await settleDueCompanies()) >= BATCH),
    repeat(stopping.signal, CHECK_PAUSE_MS, async () => {
      await checkDueCompanies();
      return false;
    }),
    repeat(stopping.signal, IMPORT_PAUSE_MS, async () => (await advanceImports()) > 0),
    repeat(stopping.signal, CHECK_PAUSE_MS, clearOldImports),
    repeat(stopping.signal, UPLOAD_PAUSE_MS, async () => {
      await removeAbandonedUploads();
      return false;
    }),
    repeat(stopping.signal, OUTBOX_PAUSE_MS, async () => {
      // The lanes go on by themselves: one that waits for a slow mail server holds up no other company.
      void Promise.all(await outbox.begin());
      return false;
    }),
  ]);
  return async () => {
    stopping.abort();
    await finished;
    await outbox.stop(LAST_DELIVERIES_MS);
  };
}

/** Does the work over and over, with a pause unless it says that there is more. */
async function repeat(signal: AbortSignal, pauseMs: number, work: () => Promise<boolean>): Promise<void> {
  while (!signal.aborted) {
    let pause = pauseMs;
    try {
      if (await work()) pause = 0;
    } catch (error) {
      log.warn({ err: error }, 'the worker lost its database and tries again');
      pause = PAUSE_MS;
    }
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}
