import { z } from 'zod';
import { instantView } from '@/lib/kernel/shape';
import { DELIVERY_STATUSES, WEBHOOK_EVENTS } from './input';

/** Where a company has its events sent: never what signs them. */
export const webhookEndpointView = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  enabled: z.boolean(),
  /** `failing`: nothing had arrived for days. */
  disabledBecause: z.enum(['company', 'failing']).nullable(),
  /** The first failure since anything arrived, or since nothing waited. */
  failingSince: instantView.nullable(),
  /** Until then the secret that was replaced signs beside the new one. */
  previousSecretUntil: instantView.nullable(),
  waiting: z.int(),
  dead: z.int(),
  createdAt: instantView,
});
export type WebhookEndpointView = z.infer<typeof webhookEndpointView>;

/** An endpoint with its secret, which is shown once. */
export const issuedWebhookEndpointView = webhookEndpointView.extend({ secret: z.string() });
export type IssuedWebhookEndpointView = z.infer<typeof issuedWebhookEndpointView>;

/** One event on its way to one endpoint; what came of it is of the last attempt. */
export const webhookDeliveryView = z.object({
  eventId: z.string(),
  type: z.enum([...WEBHOOK_EVENTS, 'webhook_endpoint.tested']),
  at: instantView,
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  attemptedAt: instantView.nullable(),
  nextAttemptAt: instantView.nullable(),
  deliveredAt: instantView.nullable(),
  deadAt: instantView.nullable(),
  statusCode: z.int().nullable(),
  problem: z.enum(['status', 'redirect', 'timeout', 'address', 'unreachable', 'secret']).nullable(),
  /** The first bytes of what was answered. */
  answer: z.string().nullable(),
  durationMs: z.int().nullable(),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliveryView>;

export const replayedView = z.object({ replayed: z.int() });

/** What an endpoint receives: ids and states of what happened, nothing personal. */
export const webhookPayloadView = z.object({
  id: z.string(),
  type: z.enum([...WEBHOOK_EVENTS, 'webhook_endpoint.tested']),
  at: instantView,
  companyId: z.string(),
  data: z.object({
    /** One act can have several events. */
    operationId: z.string(),
    /** What it happened to: a number, a licence, a purchase, a member… */
    targetId: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
});
export type WebhookPayload = z.infer<typeof webhookPayloadView>;
