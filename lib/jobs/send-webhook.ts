import type { DeliveryOutcome, DueDelivery } from '@/lib/access';
import { log } from '@/lib/log';
import { AddressRefused, AnswerBroken, askOutward, type OutwardLimits } from '@/lib/outward/ask-outward';
import { mayReachTarget, payloadOf, signedHeaders } from '@/lib/webhooks';

const LIMITS: OutwardLimits = { mayReach: mayReachTarget, waitMs: 10_000, most: 500, beyond: 'cut' };

/** Makes one attempt; what came of it is said, whatever it is. Nothing of it is thrown. */
export async function sendWebhook(delivery: DueDelivery): Promise<DeliveryOutcome> {
  const began = performance.now();
  const came = (outcome: Omit<DeliveryOutcome, 'durationMs'>): DeliveryOutcome => ({
    ...outcome,
    durationMs: Math.round(performance.now() - began),
  });
  const body = payloadOf(delivery);
  const headers = headersOf(delivery, body);
  if (headers === null) return came({ statusCode: null, problem: 'secret', answer: null });
  try {
    const answer = await askOutward(delivery.url, { method: 'POST', headers, body }, LIMITS);
    return came({ statusCode: answer.status, problem: problemOf(answer.status), answer: shown(await answer.text()) });
  } catch (error) {
    if (!(error instanceof AnswerBroken)) return came({ statusCode: null, problem: problemIn(error), answer: null });
    // Taken is only what was answered to the end.
    const problem = problemOf(error.status) ?? problemIn(error.cause);
    return came({ statusCode: error.status, problem, answer: null });
  }
}

/** Null where the secret opens no more, since the installation's own is another one by now. */
function headersOf(delivery: DueDelivery, body: string): Record<string, string> | null {
  try {
    return signedHeaders({ ...delivery, body, sentAt: new Date() });
  } catch (err) {
    log.error({ endpointId: delivery.endpointId, err }, 'the secret of a webhook endpoint cannot be opened');
    return null;
  }
}

function problemOf(status: number): DeliveryOutcome['problem'] {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirect' : 'status';
}

function problemIn(error: unknown): DeliveryOutcome['problem'] {
  if (error instanceof AddressRefused) return 'address';
  return error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name) ? 'timeout' : 'unreachable';
}

/** What is kept of an answer: one line of text, whatever was sent. */
const shown = (text: string): string | null => text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim() || null;
