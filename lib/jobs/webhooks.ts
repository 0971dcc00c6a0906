import {
  claimDueDelivery,
  type DeliveryOutcome,
  type DueDelivery,
  type EndpointKey,
  endpointsToFeed,
  endpointsWithDueDeliveries,
  feedEndpoint,
  markArrived,
  markMissed,
  runCommand,
  type SystemActor,
} from '@/lib/access';
import { newId } from '@/lib/kernel/id';
import { unwrap } from '@/lib/kernel/result';
import { log } from '@/lib/log';
import { disableFailingWebhookEndpoint, FAILING_DAYS } from '@/lib/webhooks';
import { retryAfter } from './backoff';
import { Lanes } from './lanes';
import { sendWebhook } from './send-webhook';

/** Longer than an attempt takes at most, so that no two are ever under way. */
const HOLD_MS = 60_000;
/** With the pauses between them, for a day and a half. */
const ATTEMPTS = 15;
/** Endpoints served at the same time. */
const LANES = 50;
/** Of one company: its others, and other companies, wait for no slow ones of it. */
const LANES_OF_ONE = 5;
/** What one lane sends, and for how long it goes on, before others that wait get theirs. */
const IN_ONE_LANE = 100;
const LANE_MS = 10_000;
/** Endpoints that are fed in one round. */
const ROUND = 200;

/** Takes over into deliveries what the logs of companies say since the last time. Gives whether there may be more. */
export async function feedWebhooks(): Promise<boolean> {
  let more = false;
  for (const endpoint of await endpointsToFeed(ROUND)) {
    try {
      if (await feedEndpoint(endpoint)) more = true;
    } catch (err) {
      log.error({ ...endpoint, err }, 'a webhook endpoint could not be fed');
    }
  }
  return more;
}

/**
 * Sends what is due, endpoint by endpoint at the same time. Any number of these may run, here or elsewhere, and be killed
 * anywhere: what is not written down as arrived is sent again later, under the same id. One of them goes by the log of the
 * company; no order is promised, since what failed comes later and another worker may be quicker.
 */
export class WebhookDelivery {
  private readonly lanes = new Lanes<EndpointKey>(LANES, {
    find: (most) => endpointsWithDueDeliveries(most, LANES_OF_ONE),
    keyOf: ({ endpointId }) => endpointId,
    owner: { of: ({ companyId }) => companyId, most: LANES_OF_ONE },
    serve: (endpoint) => this.serve(endpoint),
  });

  /** Opens a lane for each endpoint with something due that has none; gives the lanes that this opened. */
  readonly begin = () => this.lanes.begin();

  /** Takes nothing new and waits for what is under way, though not for long. */
  readonly stop = (patienceMs: number) => this.lanes.stop(patienceMs);

  /** One endpoint's deliveries one after the other, until one fails or the lane's time is over; gives how many arrived. */
  private async serve(endpoint: EndpointKey): Promise<number> {
    const end = performance.now() + LANE_MS;
    let arrived = 0;
    try {
      while (!this.lanes.stopped && arrived < IN_ONE_LANE && performance.now() < end) {
        const delivery = await claimDueDelivery(endpoint, HOLD_MS);
        if (delivery === null || !(await attempt(delivery))) break;
        arrived += 1;
      }
    } catch (err) {
      log.warn({ ...endpoint, err }, 'the deliveries of a webhook endpoint could not be read');
    }
    return arrived;
  }
}

async function attempt(delivery: DueDelivery): Promise<boolean> {
  const outcome = await sendWebhook(delivery);
  if (outcome.problem !== null) {
    await missed(delivery, outcome);
    return false;
  }
  await markArrived(delivery, outcome);
  return true;
}

async function missed(delivery: DueDelivery, outcome: DeliveryOutcome): Promise<void> {
  const { companyId, endpointId, eventId, attempt: tried } = delivery;
  const wait = retryAfter(tried, ATTEMPTS);
  const failingDays = await markMissed(delivery, outcome, wait);
  const { problem, statusCode } = outcome;
  log.info(
    { companyId, endpointId, eventId, attempt: tried, problem, statusCode, retryInMs: wait },
    'a webhook missed',
  );
  if (failingDays < FAILING_DAYS) return;
  const actor: SystemActor = { kind: 'system', name: 'worker', companyId };
  const request = { requestId: newId('req'), origin: 'worker' } as const;
  unwrap(await runCommand(disableFailingWebhookEndpoint, actor, { endpointId }, { request }));
}

/** Feeds, opens the lanes for what is due now and waits until they end; gives how many deliveries arrived. */
export async function deliverDueWebhooks(): Promise<number> {
  while (await feedWebhooks());
  const lanes = await new WebhookDelivery().begin();
  return (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0);
}
