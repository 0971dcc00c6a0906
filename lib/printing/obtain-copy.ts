import { setTimeout } from 'node:timers/promises';
import { type Actor, offerJobs, type RequestContext, runQuery } from '@/lib/access';
import { getInvoiceCopy } from '@/lib/invoices';
import { DomainError } from '@/lib/kernel/domain-error';
import { unwrap } from '@/lib/kernel/result';
import { jobOf } from './print-queue';

/** Between looks whether the worker is done. */
const LOOK_MS = 100;
/** How long somebody waits who asks for one copy. */
const PATIENCE_MS = 10_000;
const RETRY_AFTER_SECONDS = 5;

/** The printable copy of a document, for whoever asks for one. */
export type Copy = { number: string; content: Uint8Array<ArrayBuffer> };

/**
 * The copy that is kept, or, when it is first asked for, the one that a worker makes now (R20). Who waits too long is told
 * to come again; it is made meanwhile.
 */
export async function obtainCopy(
  actor: Actor,
  input: unknown,
  request: RequestContext,
  patienceMs: number = PATIENCE_MS,
): Promise<Copy> {
  const until = performance.now() + patienceMs;
  for (let offered = false; ; offered = true) {
    const { number, content, ...order } = unwrap(await runQuery(getInvoiceCopy, actor, input, { request }));
    if (content !== null) return { number, content };
    if (!offered) await offerJobs('print', [jobOf(order)]);
    if (performance.now() > until)
      throw new DomainError('unavailable', { reason: 'copy', retryAfter: RETRY_AFTER_SECONDS });
    await setTimeout(LOOK_MS);
  }
}
