import { type DueMessage, PERMISSIONS } from '@/lib/access';
import { BILLING_TOPICS, type BillingTopic, billingRecipient, type NoticeFacts } from '@/lib/notices';
import type { Told } from './billing-letter';
import { writeBillingLetter } from './billing-letters';
import { factsOf, firstLocale, localeOf, payloadBy } from './facts';
import type { Addressed } from './letter';

/** The mail for one of the company's billing people, or why none is sent to them any more. */
export async function billingMail(topic: BillingTopic, message: DueMessage): Promise<Addressed | string> {
  const to = payloadBy(billingRecipient, message);
  const memberIds = 'memberId' in to ? [to.memberId] : [];
  const about = payloadBy(BILLING_TOPICS[topic], message);
  const requestId = 'requestId' in about ? about.requestId : undefined;
  const facts = await factsOf(message, { memberIds, numberIds: [], requestId, withBilling: true });
  if (facts.request !== null && facts.request.status !== 'open') return 'not sent: the request has been answered';
  const reader = 'memberId' in to ? await memberOf(facts) : contactOf(facts, to.contact);
  if (typeof reader === 'string') return reader;
  const told: Told = {
    firstName: reader.firstName,
    locale: reader.locale,
    seesNumbers: reader.seesNumbers,
    company: facts.company,
    request: facts.request,
  };
  return {
    letter: writeBillingLetter(told, { topic, facts: about }),
    locale: reader.locale,
    recipient: reader.recipient,
  };
}

const BILLING_ROLES: readonly string[] = PERMISSIONS['billing:write'];
const SEE_NUMBERS: readonly string[] = PERMISSIONS['numbers:read'];

async function memberOf({ members: [member], company }: NoticeFacts) {
  if (member?.status !== 'active') return 'not sent: the member is not active';
  if (!BILLING_ROLES.includes(member.role)) return 'not sent: the member has nothing to do with billing';
  return {
    firstName: member.firstName,
    seesNumbers: SEE_NUMBERS.includes(member.role),
    locale: await localeOf(member.accountId, company.locale),
    recipient: { name: member.name, address: member.email },
  };
}

function contactOf({ billing, company }: NoticeFacts, address: string) {
  if (billing === null || !billing.contacts.includes(address)) return 'not sent: the address is no billing contact';
  return {
    firstName: null,
    seesNumbers: false,
    locale: firstLocale(billing.locale, company.locale),
    recipient: { name: '', address },
  };
}
