import type { Refusal } from '@/components/money-dialog/outcome';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@/lib/webhooks/input';

/** What the form of an endpoint holds. */
export interface EndpointWish {
  url: string;
  events: readonly WebhookEvent[];
}

export const blankWish: EndpointWish = { url: 'https://', events: [] };

/** Events as they are chosen from: what is about the same stands together. */
export const EVENT_GROUPS = (['number', 'licence', 'member', 'request', 'invoice', 'alert', 'company'] as const).map(
  (key) => ({
    key,
    events: WEBHOOK_EVENTS.filter((event) => event.startsWith(`${key}.`)),
  }),
);

export type EndpointErrors = Partial<Record<keyof EndpointWish, true>>;

/** What is missing or cannot be meant. */
export function errorsOf({ url, events }: EndpointWish): EndpointErrors {
  return {
    ...((!URL.canParse(url.trim()) || !/^https?:\/\/./.test(url.trim())) && { url: true as const }),
    ...(events.length === 0 && { events: true as const }),
  };
}

/** The fields that the server has refused. */
export function errorsOfRefusal({ fields = [] }: Refusal): EndpointErrors {
  const at = (pointer: string) => fields.some((field) => field.pointer.startsWith(pointer));
  return { ...(at('/url') && { url: true as const }), ...(at('/events') && { events: true as const }) };
}

/** The wish with an event chosen or not. */
export const withEvent = ({ events }: EndpointWish, event: WebhookEvent, chosen: boolean): readonly WebhookEvent[] =>
  WEBHOOK_EVENTS.filter((one) => (one === event ? chosen : events.includes(one)));

/** The wish as the command takes it. */
export const inputOf = ({ url, events }: EndpointWish) => ({ url: url.trim(), events: [...events] });
