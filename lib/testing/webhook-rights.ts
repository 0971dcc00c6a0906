type Given = { endpointId: string; webhookEventId: string };
const named = ({ endpointId }: Given) => ({ endpointId });

/** Who may have a company's events sent elsewhere (R24): rows of the authorisation matrix, by hand. */
export const webhookRights = {
  listWebhookEndpoints: [['owner']],
  getWebhookEndpoint: [['owner'], named],
  createWebhookEndpoint: [['owner'], () => ({ url: 'https://example.com/hooks', events: ['number.assigned'] })],
  changeWebhookEndpoint: [['owner'], ({ endpointId }: Given) => ({ endpointId, events: ['number.deleted'] })],
  rotateWebhookSecret: [['owner'], named],
  removeWebhookEndpoint: [['owner'], named],
  testWebhookEndpoint: [['owner'], named],
  listWebhookDeliveries: [['owner'], named],
  replayWebhookDelivery: [['owner'], ({ endpointId, webhookEventId: eventId }: Given) => ({ endpointId, eventId })],
  replayDeadWebhookDeliveries: [['owner'], named],
  disableFailingWebhookEndpoint: [['system'], named],
} as const;
