import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { maintainJobs } from '@/lib/access';
import { log } from '@/lib/log';
import { removeAbandonedUploads } from '@/lib/uploads/abandoned';
import { tellingAccounts } from './account-mail';
import { alerting } from './alerts';
import { advanceImports, clearOldImports } from './imports';
import { checking } from './nightly-check';
import { OutboxDelivery } from './outbox';
import { carryingOut } from './planned-changes';
import { tellNextCompanies } from './price-notices';
import { printing } from './print';
import { OFFERED_AT_ONCE, type QueueWork, workOff } from './queue-work';
import { settling } from './settle';
import { expireGrants } from './support';
import { recording } from './usage';
import { feedWebhooks, WebhookDelivery } from './webhooks';

const PAUSE_MS = 5_000;
/** How long a message waits at most before somebody looks for it: one look into a small index. */
const OUTBOX_PAUSE_MS = 1_000;
/** How long an event waits at most before it goes to who is told of it. */
const WEBHOOK_PAUSE_MS = 1_000;
/** How long a file waits at most before somebody goes on with it. */
const IMPORT_PAUSE_MS = 1_000;
/** How long somebody who waits for a printable copy waits at most before it is begun. */
const PRINT_PAUSE_MS = 500;
/** Between looks for companies whose night has come or whose day is over, and for imports that are old. */
const CHECK_PAUSE_MS = 60_000;
/** Between looks for jobs whose worker fell silent. */
const MAINTENANCE_PAUSE_MS = 30_000;
/** Between looks for what killed uploads left behind. */
const UPLOAD_PAUSE_MS = 3_600_000;
const LAST_DELIVERIES_MS = 3_000;

/** How long the log waits at most to say that an access of the operator's support is over; it opens nothing meanwhile. */
const GRANT_PAUSE_MS = 15_000;

/** How long a price that was set waits at most before companies are told of it. */
const PRICES_PAUSE_MS = 5_000;

/** What goes through the job library, and how long something that falls due waits at most until it is offered. */
const QUEUES: readonly { work: QueueWork; pauseMs: number }[] = [
  { work: settling, pauseMs: PAUSE_MS },
  { work: carryingOut, pauseMs: PAUSE_MS },
  { work: checking, pauseMs: CHECK_PAUSE_MS },
  { work: recording, pauseMs: CHECK_PAUSE_MS },
  { work: alerting, pauseMs: PAUSE_MS },
  { work: tellingAccounts, pauseMs: OUTBOX_PAUSE_MS },
  { work: printing, pauseMs: PRINT_PAUSE_MS },
];

/** Starts the worker's loops in this process; the answer stops them after what is under way. */
export function startWorker(): () => Promise<void> {
  const stopping = new AbortController();
  // Every loop waits by it: they are more than the number from which Node.js suspects a leak.
  setMaxListeners(0, stopping.signal);
  const [outbox, webhooks] = [new OutboxDelivery(), new WebhookDelivery()];
  const finished = Promise.all([
    ...QUEUES.map(({ work, pauseMs }) =>
      repeat(stopping.signal, pauseMs, async () => (await workOff(work, stopping.signal)) >= OFFERED_AT_ONCE),
    ),
    repeat(stopping.signal, MAINTENANCE_PAUSE_MS, async () => {
      await maintainJobs();
      return false;
    }),
    repeat(stopping.signal, IMPORT_PAUSE_MS, async () => (await advanceImports()) > 0),
    repeat(stopping.signal, CHECK_PAUSE_MS, clearOldImports),
    repeat(stopping.signal, GRANT_PAUSE_MS, expireGrants),
    repeat(stopping.signal, PRICES_PAUSE_MS, tellNextCompanies),
    repeat(stopping.signal, UPLOAD_PAUSE_MS, async () => {
      await removeAbandonedUploads();
      return false;
    }),
    repeat(stopping.signal, OUTBOX_PAUSE_MS, async () => {
      // The lanes go on by themselves: one that waits for a slow mail server holds up no other company.
      void Promise.all(await outbox.begin());
      return false;
    }),
    repeat(stopping.signal, WEBHOOK_PAUSE_MS, async () => {
      const more = await feedWebhooks();
      void Promise.all(await webhooks.begin());
      return more;
    }),
  ]);
  return async () => {
    stopping.abort();
    await finished;
    await Promise.all([outbox.stop(LAST_DELIVERIES_MS), webhooks.stop(LAST_DELIVERIES_MS)]);
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
