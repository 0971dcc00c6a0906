import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { env } from '@/lib/env';

const NAME = Symbol.for('latchkey.client-address-header');
const store = globalThis as unknown as { [NAME]?: string };

/**
 * From now on every request of this process carries the address it came from, in a header whose name nobody outside can
 * know: what a client writes into X-Forwarded-For itself counts for nothing, unless TRUSTED_PROXIES says how many proxies
 * of one's own stand in front.
 */
export function noteClientAddresses(): void {
  if (store[NAME] !== undefined) return;
  const name = `x-address-${crypto.randomUUID()}`;
  store[NAME] = name;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[name] = addressOf(request.socket.remoteAddress, request.headers['x-forwarded-for'], env.TRUSTED_PROXIES);
  });
}

/** The address as the outermost proxy of one's own saw it: each of them adds one at the end. */
export function addressOf(socket: string | undefined, forwarded: string | string[] | undefined, trustedProxies: number): string {
  const chain = [...[forwarded ?? []].flat().join(',').split(','), socket ?? ''].map((part) => part.trim()).filter(Boolean);
  return chain.at(-1 - trustedProxies) ?? chain[0] ?? 'unknown';
}

/** The address noted for a request. */
export const notedAddress = (headers: Headers): string | undefined => (store[NAME] === undefined ? undefined : (headers.get(store[NAME]) ?? undefined));
