import { type CommandScope, defineCommand, type QueryScope } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { newId } from '@/lib/kernel/id';
import { giveUpWaiting } from './delivery-repository';
import {
  deleteEndpoint,
  endpointById,
  endpointCount,
  insertEndpoint,
  replaceSecret,
  saveEndpoint,
} from './endpoint-repository';
import { changeWebhookEndpointInput, createWebhookEndpointInput, webhookEndpointInput } from './input';
import { OVERLAP_MS, requireRoom } from './rules';
import { newSecret, sealSecret } from './signature';
import { requireTarget } from './target';
import { issuedWebhookEndpointView, type WebhookEndpointView, webhookEndpointView } from './view';

/** Has the company's events sent somewhere, from now on. What signs them is shown by this answer only. */
export const createWebhookEndpoint = defineCommand({
  name: 'createWebhookEndpoint',
  permission: 'webhooks:manage',
  needsRecentProof: true,
  answersSecret: true,
  input: createWebhookEndpointInput,
  output: issuedWebhookEndpointView,
  handler: async (scope, { url, events }) => {
    requireTarget(url);
    requireRoom(await endpointCount(scope));
    const [id, secret] = [newId('whk'), newSecret()];
    await insertEndpoint(scope, { id, url, events, secret: sealSecret(secret, id) });
    scope.record({ action: 'webhook_endpoint.created', targetId: id, after: recorded({ url, events, enabled: true }) });
    return { ...(await requireEndpoint(scope, id)), secret };
  },
});

/** Changes where it is, what it is told of, and whether anything is sent. Saying again what is so changes nothing. */
export const changeWebhookEndpoint = defineCommand({
  name: 'changeWebhookEndpoint',
  permission: 'webhooks:manage',
  needsRecentProof: true,
  input: changeWebhookEndpointInput,
  output: webhookEndpointView,
  handler: async (scope, { endpointId, ...wish }) => {
    const { url, events, enabled } = await requireEndpoint(scope, endpointId);
    const before = { url, events, enabled };
    const after = { url: wish.url ?? url, events: wish.events ?? events, enabled: wish.enabled ?? enabled };
    if (after.url !== url) requireTarget(after.url);
    if (JSON.stringify(before) === JSON.stringify(after)) return requireEndpoint(scope, endpointId);
    const state = after.enabled === enabled ? {} : { disabledBecause: after.enabled ? null : 'company' };
    // Enabled once more is told of what happens from then on; saying so again must not skip what is on its way.
    const { enabled: _same, ...rest } = after;
    await saveEndpoint(scope, endpointId, { ...(after.enabled === enabled ? rest : after), ...state });
    if (!after.enabled) await giveUpWaiting(scope, endpointId);
    scope.record({
      action: 'webhook_endpoint.changed',
      targetId: endpointId,
      before: recorded(before),
      // On the same host the address would look as if nothing had changed.
      after: { ...recorded(after), ...(after.url !== url && { addressChanged: true }) },
    });
    return requireEndpoint(scope, endpointId);
  },
});

/** Makes a new secret. The one before signs beside it for a day, so that no event is refused meanwhile. */
export const rotateWebhookSecret = defineCommand({
  name: 'rotateWebhookSecret',
  permission: 'webhooks:manage',
  needsRecentProof: true,
  answersSecret: true,
  input: webhookEndpointInput,
  output: issuedWebhookEndpointView,
  handler: async (scope, { endpointId }) => {
    await requireEndpoint(scope, endpointId);
    const secret = newSecret();
    const until = new Date(scope.now.getTime() + OVERLAP_MS);
    await replaceSecret(scope, endpointId, sealSecret(secret, endpointId), until);
    const after = { previousSecretUntil: until.toISOString() };
    scope.record({ action: 'webhook_endpoint.secret_rotated', targetId: endpointId, after });
    return { ...(await requireEndpoint(scope, endpointId)), secret };
  },
});

/** Sends nothing there any more and forgets what was sent; the audit log keeps what happened. */
export const removeWebhookEndpoint = defineCommand({
  name: 'removeWebhookEndpoint',
  permission: 'webhooks:manage',
  worksWhenClosed: true,
  input: webhookEndpointInput,
  output: webhookEndpointView,
  handler: async (scope, { endpointId }) => {
    const endpoint = await requireEndpoint(scope, endpointId);
    await deleteEndpoint(scope, endpointId);
    scope.record({
      action: 'webhook_endpoint.removed',
      targetId: endpointId,
      before: recorded(endpoint),
      after: null,
    });
    return endpoint;
  },
});

/** What the log says of an endpoint: of its address only the host, since the rest may be what lets one in there. */
const recorded = ({ url, events, enabled }: Pick<WebhookEndpointView, 'url' | 'events' | 'enabled'>) => ({
  url: new URL(url).origin,
  events,
  enabled,
});

/** The endpoint, or `not_found`. */
export async function requireEndpoint(
  scope: QueryScope | CommandScope,
  endpointId: string,
): Promise<WebhookEndpointView> {
  const endpoint = await endpointById(scope, endpointId);
  if (endpoint === null) throw new DomainError('not_found');
  return endpoint;
}
