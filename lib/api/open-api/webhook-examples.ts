import { ids } from './example-ids';

const endpoint = {
  id: ids.endpoint,
  url: 'https://hooks.acme.example/latchkey',
  events: ['number.assigned', 'licence.purchased'],
  enabled: true,
  disabledBecause: null,
  failingSince: null,
  previousSecretUntil: null,
  waiting: 0,
  dead: 0,
  createdAt: '2026-06-16T08:00:00.000Z',
};

export const webhookAnswers: Readonly<Record<string, unknown>> = {
  WebhookEndpoint: endpoint,
  IssuedWebhookEndpoint: { ...endpoint, secret: 'whsec_…' },
  WebhookDelivery: {
    eventId: ids.event,
    type: 'number.assigned',
    at: '2026-06-16T09:30:00.000Z',
    status: 'delivered',
    attempts: 1,
    attemptedAt: '2026-06-16T09:30:01.000Z',
    nextAttemptAt: null,
    deliveredAt: '2026-06-16T09:30:01.120Z',
    deadAt: null,
    statusCode: 200,
    problem: null,
    answer: 'ok',
    durationMs: 118,
  },
  ReplayedWebhooks: { replayed: 3 },
  WebhookPayload: {
    id: ids.event,
    type: 'number.assigned',
    at: '2026-06-16T09:30:00.000Z',
    companyId: ids.company,
    data: {
      operationId: ids.operation,
      targetId: ids.number,
      before: { status: 'unassigned', memberId: null, licenceId: null },
      after: {
        status: 'assigned',
        memberId: ids.member,
        licenceId: ids.licence,
        assignmentId: ids.assignment,
        licenceOrigin: 'available',
        purchaseId: null,
      },
    },
  },
};

export const webhookBodies: Readonly<Record<string, Record<string, unknown>>> = {
  createWebhookEndpoint: { url: endpoint.url, events: endpoint.events },
  changeWebhookEndpoint: { url: endpoint.url, events: endpoint.events, enabled: false },
};
