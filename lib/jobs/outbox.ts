import { setTimeout } from 'node:timers/promises';
import {
  claimDueMessage,
  companiesWithDueMessages,
  type DueMessage,
  forgetDelivered,
  markDelivered,
  markFailed,
  Undeliverable,
} from '@/lib/access';
import { log } from '@/lib/log';
import { deliverMail } from '@/lib/mail';
import { retryAfter } from './backoff';
import { Lanes } from './lanes';
import { recordForTelephony } from './telephony';

/** Takes a message to where it belongs and gives what was said there. */
export type Handler = (message: DueMessage) => Promise<string>;

/** Who delivers what, by the topic's first word. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  mail: (message) => deliverMail(message),
  telephony: recordForTelephony,
};

/** Messages with a link that works once: nothing of it stays behind. */
const SECRET: ReadonlySet<string> = new Set(['mail.invitation']);

/** An attempt ends before its hold does, so that no two are ever under way. */
const ATTEMPT_MS = 90_000;
const HOLD_MS = 180_000;
/** Companies served at the same time; each waits for its own messages only. */
const LANES = 20;

/**
 * Delivers what is due, company by company at the same time and in order within each. Any number of these may run, here
 * or elsewhere, and be killed anywhere: what is not written down as delivered goes out again later.
 */
export class OutboxDelivery {
  private readonly lanes = new Lanes<string>(LANES, {
    find: companiesWithDueMessages,
    keyOf: (companyId) => companyId,
    serve: (companyId) => this.serve(companyId),
  });

  constructor(private readonly handlers: Readonly<Record<string, Handler>> = HANDLERS) {}

  /** Opens a lane for each company with something due that has none; gives the lanes that this opened. */
  readonly begin = () => this.lanes.begin();

  /** Takes nothing new and waits for what is under way, though not for long. */
  readonly stop = (patienceMs: number) => this.lanes.stop(patienceMs);

  /** One company's messages, one after the other; gives how many went out. */
  private async serve(companyId: string): Promise<number> {
    let delivered = 0;
    try {
      while (!this.lanes.stopped) {
        const message = await claimDueMessage(companyId, HOLD_MS);
        if (message === null) break;
        if (await this.deliver(message)) delivered += 1;
      }
    } catch (error) {
      log.warn({ companyId, err: error }, 'the outbox of a company could not be read');
    }
    return delivered;
  }

  private async deliver(message: DueMessage): Promise<boolean> {
    const { companyId, id, topic, attempt } = message;
    let receipt: string;
    try {
      receipt = await this.attempt(message);
    } catch (error) {
      const wait = error instanceof Undeliverable ? null : retryAfter(attempt);
      await markFailed(message, error instanceof Error ? error.message : String(error), wait);
      // The reason may name a person: it stays with the message.
      if (wait === null) log.error({ companyId, id, topic, attempt }, 'a message was given up');
      else log.warn({ companyId, id, topic, attempt, retryInMs: wait }, 'a message could not be delivered');
      return false;
    }
    await (SECRET.has(topic) ? forgetDelivered(message) : markDelivered(message, receipt));
    return true;
  }

  private async attempt(message: DueMessage): Promise<string> {
    const handler = this.handlers[message.topic.split('.')[0] ?? ''];
    if (handler === undefined) throw new Undeliverable(`nobody delivers ${message.topic}`);
    const over = new AbortController();
    const timeout = setTimeout(ATTEMPT_MS, undefined, { signal: over.signal, ref: false }).then(() => {
      throw new Error(`no answer within ${ATTEMPT_MS / 1000} seconds`);
    });
    try {
      return await Promise.race([handler(message), timeout]);
    } finally {
      timeout.catch(() => undefined);
      over.abort();
    }
  }
}

/** Delivers everything that is due now and waits for it; gives how many messages went out. */
export async function deliverDueMessages(handlers?: Readonly<Record<string, Handler>>): Promise<number> {
  const lanes = await new OutboxDelivery(handlers).begin();
  return (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0);
}
