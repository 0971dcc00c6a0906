export {
  BILLING_TOPICS,
  type BillingFacts,
  type BillingTopic,
  billingRecipient,
  isBillingTopic,
} from './billing-topics';
export { notify } from './enqueue';
export { NOTICES, type Notice, type NoticeTopic } from './input';
export { notifyBilling } from './notify-billing';
export { readNoticeFacts } from './queries';
export type { NoticeFacts } from './view';
