import { createHmac, randomBytes } from 'node:crypto';
import { openText, sealText } from '@/lib/access';

const PREFIX = 'whsec_';
const PURPOSE = 'latchkey: secrets of webhook endpoints';

/** A new secret: 256 random bits in the form that libraries for Standard Webhooks take. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/** Seals it for one endpoint: moved to another row, it opens no more. */
export const sealSecret = (secret: string, endpointId: string): string => sealText(PURPOSE, secret, endpointId);

type Signed = { endpointId: string; eventId: string; secrets: readonly string[]; body: string; sentAt: Date };

/**
 * What tells the receiver who sent it and when (Standard Webhooks): a signature over the event's id, the time and the body
 * by each secret that still signs. The id is the same at every attempt.
 */
export function signedHeaders({ endpointId, eventId, secrets, body, sentAt }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map((sealed) => {
    const key = Buffer.from(openText(PURPOSE, sealed, endpointId).slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${eventId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
    'content-type': 'application/json',
    'user-agent': 'Latchkey webhooks',
  };
}
