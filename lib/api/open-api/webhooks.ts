import { webhookPayload } from '@/lib/api/answers';
import { WEBHOOK_EVENTS } from '@/lib/webhooks/input';
import { answerReference } from './schemas';

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

/** What endpoints receive: every event in the same form. */
export const webhooks = (): Record<string, unknown> =>
  Object.fromEntries(
    [...WEBHOOK_EVENTS, 'webhook_endpoint.tested'].map((event) => [
      event,
      {
        post: {
          operationId: event,
          summary: `${event}: sent to endpoints that chose it, a test to the one that asked. Nothing personal is in it.`,
          security: [],
          parameters: [
            header('webhook-id', 'The id of the event, the same at every attempt.'),
            header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.'),
            header(
              'webhook-signature',
              'Signatures as the creation of an endpoint describes them, with spaces between.',
            ),
          ],
          requestBody: { content: { 'application/json': { schema: answerReference(webhookPayload) } } },
          responses: { '2XX': { description: 'Received.' }, default: { description: 'Sent again later.' } },
        },
      },
    ]),
  );
