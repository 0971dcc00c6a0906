import { z } from 'zod';
import { idText, pageInput } from '@/lib/kernel/shape';

/** What an endpoint can be told of, by the names that the audit log has for it. */
export const WEBHOOK_EVENTS = [
  'number.taken',
  'number.assigned',
  'number.reassigned',
  'number.unassigned',
  'number.deleted',
  'number.restored',
  'number.returned',
  'number.left',
  'licence.purchased',
  'licence.removal_scheduled',
  'licence.removal_undone',
  'licence.ended',
  'member.created',
  'member.moved',
  'member.deactivated',
  'member.reactivated',
  'member.deleted',
  'request.created',
  'request.approved',
  'request.declined',
  'invoice.issued',
  'company.state_changed',
  'alert.raised',
  'alert.cleared',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

const hasOnlyItsPlace = ({ username, password, hash }: URL) => username === '' && password === '' && hash === '';
const target = z
  .url({ protocol: /^https?$/, error: 'Must be an address such as https://example.com/webhooks.' })
  .max(1_000, 'Must be at most 1000 characters.')
  .refine((text) => !URL.canParse(text) || hasOnlyItsPlace(new URL(text)), {
    error: 'Must have no user name, no password and no fragment.',
  });
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1, 'Choose at least one event.')
  .max(100)
  .transform((chosen) => WEBHOOK_EVENTS.filter((event) => chosen.includes(event)));
const named = { endpointId: idText };

export const createWebhookEndpointInput = z.strictObject({ url: target, events });
export const changeWebhookEndpointInput = z.strictObject({
  ...named,
  url: target.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});
export const webhookEndpointInput = z.strictObject(named);
export const listWebhookEndpointsInput = z.strictObject(pageInput);
export const DELIVERY_STATUSES = ['waiting', 'delivered', 'dead'] as const;
export const listWebhookDeliveriesInput = z.strictObject({
  ...named,
  ...pageInput,
  status: z.enum(DELIVERY_STATUSES).optional(),
});
export const replayWebhookDeliveryInput = z.strictObject({ ...named, eventId: idText });
