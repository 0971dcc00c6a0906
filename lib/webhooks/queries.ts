import { defineQuery } from '@/lib/access';
import { pageOf } from '@/lib/kernel/shape';
import { requireEndpoint } from './commands';
import { deliveryPage } from './delivery-repository';
import { endpointPage } from './endpoint-repository';
import { listWebhookDeliveriesInput, listWebhookEndpointsInput, webhookEndpointInput } from './input';
import { webhookDeliveryView, webhookEndpointView } from './view';

/** Where the company has its events sent. */
export const listWebhookEndpoints = defineQuery({
  name: 'listWebhookEndpoints',
  permission: 'webhooks:manage',
  input: listWebhookEndpointsInput,
  output: pageOf(webhookEndpointView),
  handler: endpointPage,
});

/** One of them. */
export const getWebhookEndpoint = defineQuery({
  name: 'getWebhookEndpoint',
  permission: 'webhooks:manage',
  input: webhookEndpointInput,
  output: webhookEndpointView,
  handler: (scope, { endpointId }) => requireEndpoint(scope, endpointId),
});

/** What went there, or is on its way, with what came of it. */
export const listWebhookDeliveries = defineQuery({
  name: 'listWebhookDeliveries',
  permission: 'webhooks:manage',
  input: listWebhookDeliveriesInput,
  output: pageOf(webhookDeliveryView),
  handler: async (scope, sought) => {
    await requireEndpoint(scope, sought.endpointId);
    return deliveryPage(scope, sought);
  },
});
