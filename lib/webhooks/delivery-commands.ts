import { defineCommand } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { notify } from '@/lib/notices';
import { requireEndpoint } from './commands';
import { deliveryOf, giveUpWaiting, sendAgain, sendDeadAgain } from './delivery-repository';
import { endpointById, ownersToTell, saveEndpoint } from './endpoint-repository';
import { replayWebhookDeliveryInput, webhookEndpointInput } from './input';
import { FAILING_DAYS, requireEnabled } from './rules';
import { replayedView, webhookDeliveryView, webhookEndpointView } from './view';

/** Makes an event for this endpoint alone, whatever else it is told of: it goes the way of all others. */
export const testWebhookEndpoint = defineCommand({
  name: 'testWebhookEndpoint',
  permission: 'webhooks:manage',
  input: webhookEndpointInput,
  output: webhookEndpointView,
  handler: async (scope, { endpointId }) => {
    const endpoint = await requireEndpoint(scope, endpointId);
    requireEnabled(endpoint);
    scope.record({ action: 'webhook_endpoint.tested', targetId: endpointId });
    return endpoint;
  },
});

/** Sends one event again, under its own id, wherever it had got to. */
export const replayWebhookDelivery = defineCommand({
  name: 'replayWebhookDelivery',
  permission: 'webhooks:manage',
  input: replayWebhookDeliveryInput,
  output: webhookDeliveryView,
  handler: async (scope, { endpointId, eventId }) => {
    requireEnabled(await requireEndpoint(scope, endpointId));
    if (!(await sendAgain(scope, endpointId, eventId))) throw new DomainError('not_found');
    scope.record({ action: 'webhook_endpoint.replayed', targetId: endpointId, after: { eventId, deliveries: 1 } });
    const delivery = await deliveryOf(scope, endpointId, eventId);
    if (delivery === null) throw new DomainError('not_found');
    return delivery;
  },
});

/** Sends everything again that was given up. */
export const replayDeadWebhookDeliveries = defineCommand({
  name: 'replayDeadWebhookDeliveries',
  permission: 'webhooks:manage',
  input: webhookEndpointInput,
  output: replayedView,
  handler: async (scope, { endpointId }) => {
    requireEnabled(await requireEndpoint(scope, endpointId));
    const replayed = await sendDeadAgain(scope, endpointId);
    if (replayed > 0)
      scope.record({ action: 'webhook_endpoint.replayed', targetId: endpointId, after: { deliveries: replayed } });
    return { replayed };
  },
});

const DAY_MS = 86_400_000;

/** Disables an endpoint at which nothing has arrived for days, and tells the owners. */
export const disableFailingWebhookEndpoint = defineCommand({
  name: 'disableFailingWebhookEndpoint',
  permission: 'webhooks:operate',
  input: webhookEndpointInput,
  output: webhookEndpointView,
  handler: async (scope, { endpointId }) => {
    const endpoint = await requireEndpoint(scope, endpointId);
    const { enabled, failingSince } = endpoint;
    const failedFor = failingSince === null ? 0 : scope.now.getTime() - Date.parse(failingSince);
    if (!enabled || failingSince === null || failedFor < FAILING_DAYS * DAY_MS) return endpoint;
    await saveEndpoint(scope, endpointId, { enabled: false, disabledBecause: 'failing' });
    await giveUpWaiting(scope, endpointId);
    scope.record({ action: 'webhook_endpoint.disabled', targetId: endpointId, after: { failingSince } });
    // The rest of the address may be what lets one in there: it goes into no mail.
    const url = new URL(endpoint.url).origin;
    for (const memberId of await ownersToTell(scope))
      notify(scope, 'mail.webhook_disabled', { memberId, endpointId, url, failingSince });
    return (await endpointById(scope, endpointId)) ?? endpoint;
  },
});
