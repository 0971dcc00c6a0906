export { changeWebhookEndpoint, createWebhookEndpoint, removeWebhookEndpoint, rotateWebhookSecret } from './commands';
export {
  disableFailingWebhookEndpoint,
  replayDeadWebhookDeliveries,
  replayWebhookDelivery,
  testWebhookEndpoint,
} from './delivery-commands';
export { payloadOf } from './payload';
export { getWebhookEndpoint, listWebhookDeliveries, listWebhookEndpoints } from './queries';
export { FAILING_DAYS } from './rules';
export { signedHeaders } from './signature';
export { mayReachTarget } from './target';
