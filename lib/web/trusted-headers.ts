import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { carriedMethod } from './methods';
import { isOwnOrigin } from './own-origin';
import { settleStatus } from './unavailable-answers';

const DONE = Symbol.for('latchkey.trusted-headers');
const store = globalThis as unknown as { [DONE]?: true };

/**
 * From now on the forwarding headers of every request to this process say what we know, not what the caller claims, its
 * method is one that can be answered, before anything else reads them, and its status says when a database was lost.
 */
export function trustOnlyOwnHeaders(): void {
  if (store[DONE]) return;
  store[DONE] = true;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    settleStatus(request, response);
    const method = carriedMethod(request.method);
    if (method !== undefined) request.method = method;
    settleForwarding(request.headers, request.socket.remoteAddress, env.TRUSTED_PROXIES);
  });
}

/**
 * The caller's address is the socket's, or what the outermost of one's own proxies saw. The host is the one of our public
 * address when the request comes from a page of ours, whatever a proxy in between made of it; Next compares the two.
 */
export function settleForwarding(
  headers: IncomingHttpHeaders,
  socketAddress: string | undefined,
  trustedProxies: number,
): void {
  headers['x-forwarded-for'] = addressOf(socketAddress, headers['x-forwarded-for'], trustedProxies);
  const { origin } = headers;
  if (origin !== undefined && isOwnOrigin(origin)) headers['x-forwarded-host'] = new URL(origin).host;
  else delete headers['x-forwarded-host'];
  delete headers['x-forwarded-port'];
  delete headers.forwarded;
  headers['x-forwarded-proto'] = new URL(env.APP_URL).protocol.slice(0, -1);
}

/** Each of one's own proxies adds, at the end, the address it was asked from. */
function addressOf(
  socket: string | undefined,
  forwarded: string | string[] | undefined,
  trustedProxies: number,
): string {
  const claimed = [forwarded ?? []].flat().join(',').split(',');
  const chain = [...claimed, socket ?? ''].map((part) => part.trim().slice(0, 64)).filter(Boolean);
  return chain.at(-1 - trustedProxies) ?? chain[0] ?? 'unknown';
}
