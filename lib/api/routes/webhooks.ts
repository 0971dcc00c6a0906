import * as answers from '@/lib/api/answers';
import { type Route, route } from '@/lib/api/route';
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  replayDeadWebhookDeliveries,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '@/lib/webhooks';

const ONE = '/webhook-endpoints/{endpointId}';

export const webhookRoutes: readonly Route[] = [
  route('GET', '/webhook-endpoints', {
    useCase: listWebhookEndpoints,
    summary: 'Where the company has its events sent, the newest first.',
    answer: answers.webhookEndpointList,
  }),
  route('POST', '/webhook-endpoints', {
    useCase: createWebhookEndpoint,
    summary:
      'Has events sent to an address, from now on; only this answer shows the secret that signs them. Each is a POST with `webhook-id` (the event’s id, the same at every attempt), `webhook-timestamp` (seconds) and `webhook-signature`: for each secret `v1,` and, in base64, the HMAC-SHA256 of `id.timestamp.body`, by the bytes that the secret has in base64 behind `whsec_`. Whatever is answered but 2xx within ten seconds is a failure; redirects are not followed. It is tried again for a day and a half, then given up.',
    answer: answers.issuedWebhookEndpoint,
    status: 201,
    refusals: ['too_many_webhook_endpoints'],
  }),
  route('GET', ONE, {
    useCase: getWebhookEndpoint,
    summary: 'One endpoint, with how many events wait for it and how many were given up.',
    answer: answers.webhookEndpoint,
  }),
  route('PATCH', ONE, {
    useCase: changeWebhookEndpoint,
    summary:
      'Changes the address, the events, or whether anything is sent. Disabling gives up what waits; enabled again, it is told of what happens from then on.',
    answer: answers.webhookEndpoint,
  }),
  route('DELETE', ONE, {
    useCase: removeWebhookEndpoint,
    summary: 'Sends nothing there any more, and forgets what was sent.',
    answer: answers.webhookEndpoint,
  }),
  route('POST', `${ONE}/rotate-secret`, {
    useCase: rotateWebhookSecret,
    summary: 'Makes a new secret, which only this answer shows. The one before signs beside it for a day.',
    answer: answers.issuedWebhookEndpoint,
  }),
  route('POST', `${ONE}/test`, {
    useCase: testWebhookEndpoint,
    summary: 'Sends an event of the type `webhook_endpoint.tested` to this endpoint alone.',
    answer: answers.webhookEndpoint,
    refusals: ['webhook_endpoint_disabled'],
  }),
  route('GET', `${ONE}/deliveries`, {
    useCase: listWebhookDeliveries,
    summary: 'What went there or is on its way, the latest event first, with what came of the last attempt.',
    answer: answers.webhookDeliveryList,
  }),
  route('POST', `${ONE}/deliveries/{eventId}/replay`, {
    useCase: replayWebhookDelivery,
    summary: 'Sends one event again, under its own id.',
    answer: answers.webhookDelivery,
    refusals: ['webhook_endpoint_disabled'],
  }),
  route('POST', `${ONE}/deliveries/replay`, {
    useCase: replayDeadWebhookDeliveries,
    summary: 'Sends everything again that was given up.',
    answer: answers.replayedWebhooks,
    refusals: ['webhook_endpoint_disabled'],
  }),
];
