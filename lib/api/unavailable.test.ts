import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, expect, it, vi } from 'vitest';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

/** The port of a server that takes connections and never says a word. */
async function silentPort(): Promise<number> {
  const server = createServer((socket) => sockets.push(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

it.each([
  ['refuses connections', () => Promise.resolve(1)],
  ['accepts and stays silent', silentPort],
])('answers 503 with Retry-After within three seconds while the database %s', async (_case, port) => {
  // The environment is read once per process: each case has modules of its own.
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', `postgres://latchkey:secret@127.0.0.1:${await port()}/latchkey`);
  const { callRest } = await import('@/lib/testing/rest');
  const { closePool } = await import('@/lib/db/client');
  const started = performance.now();
  const { status, headers, text, body } = await callRest('/company', `lk_${'a'.repeat(43)}`);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(status).toBe(503);
  expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(body).toMatchObject({ code: 'unavailable', status: 503, requestId: headers.get('x-request-id') });
  expect(text).not.toContain('secret');
  await closePool();
});
