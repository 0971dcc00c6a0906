import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

export type ReceivedWebhook = { path: string; headers: IncomingHttpHeaders; body: string };

/** A program that receives webhooks, of the test file's own: keeps what comes and answers as told, 200 beyond that. */
export function webhookTarget() {
  const received: ReceivedWebhook[] = [];
  const answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url = '', headers } = request;
      received.push({ path: url, headers, body: Buffer.concat(parts).toString('utf8') });
      const answer = answers.shift() ?? ((end) => end.writeHead(200).end('taken'));
      answer(response);
    });
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    /** What came to this path, in its order. */
    at: (path: string) => received.filter((one) => one.path === path),
    /** Answers for the next ones, whoever sends them. */
    answers,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
  };
}

/** The answer with this status, and a text. */
export const answering =
  (status: number, text = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(text);
  };

/** Whether one of the signatures is by the secret, worked out by hand as a receiver does. */
export function isSignedBy(secret: string, { headers, body }: ReceivedWebhook): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}
