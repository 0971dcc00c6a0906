export { ALERT_KINDS, type AlertKind, type SaidAlert } from './alert-topic';
export {
  BILLING_TOPICS,
  type BillingFacts,
  type BillingTopic,
  billingRecipient,
  isBillingTopic,
} from './billing-topics';
export { notify } from './enqueue';
export { NOTICES, type Notice, type NoticeTopic } from './input';
export { notifyAlerted } from './notify-alerted';
export { notifyBilling } from './notify-billing';
export { readNoticeFacts } from './queries';
export type { Alerting } from './recipients-repository';
export type { NoticeFacts } from './view';
