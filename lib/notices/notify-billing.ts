import type { CommandScope } from '@/lib/access';
import { type BillingFacts, type BillingTopic, choiceAbout, isForContacts } from './billing-topics';
import { enqueueForBilling } from './recipients-repository';

/**
 * Says something to the company's billing people by mail once the act is done: one message for each active owner and
 * billing manager and, where it is theirs to know, each billing contact, an address once. One statement, sent without waiting; who somebody is by then
 * and which language they read is looked up when it goes out.
 */
export function notifyBilling<T extends BillingTopic>(scope: CommandScope, topic: T, facts: BillingFacts<T>): void {
  enqueueForBilling(scope, topic, facts, { withContacts: isForContacts(topic), choice: choiceAbout(topic) });
}
