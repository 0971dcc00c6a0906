import { lookup } from 'node:dns/promises';
import { request as askOverHttp, type IncomingMessage } from 'node:http';
import { request as askOverHttps } from 'node:https';
import { isIP } from 'node:net';
import { isAllowedLoopback, isReachable } from './public-address';

const LIMIT = 512 * 1_024;
const WAIT = 5_000;

/** An address that identity providers are not asked at. */
export class AddressRefused extends Error {}

type Target = { address: string; family: number };
type Asked = { method?: string; headers?: Record<string, string>; body?: unknown };

/**
 * Asks an identity provider, whose address an owner entered: the name is resolved once, every address it has must be a
 * public one, and that very address is connected to, over TLS. Redirects are not followed; what takes long or is large ends.
 */
export async function outwardFetch(
  address: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Response> {
  const url = new URL(address);
  const signal = AbortSignal.timeout(WAIT);
  const target = await targetOf(url);
  const sent = body === undefined || body === null ? '' : String(body);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askOverHttps : askOverHttp;
    const options = {
      method,
      headers: { ...headers, ...(sent !== '' && { 'content-length': Buffer.byteLength(sent) }) },
      signal,
      agent: false as const,
      lookup: connectTo(target),
    };
    ask(url, options, resolve).on('error', reject).end(sent);
  });
  return new Response(await bodyOf(answer), {
    status: answer.statusCode ?? 502,
    headers: Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || name === 'set-cookie' ? [] : [[name, [value].flat().join(', ')]],
    ),
  });
}

async function targetOf(url: URL): Promise<Target> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const targets = family === 0 ? await lookup(host, { all: true, verbatim: true }) : [{ address: host, family }];
  const [first] = targets;
  const isSafe = (target: Target) =>
    url.protocol === 'https:' ? isReachable(target.address) : isAllowedLoopback(target.address);
  if (first === undefined || !/^https?:$/.test(url.protocol) || !targets.every(isSafe))
    throw new AddressRefused('identity providers are asked at public addresses over https only');
  return first;
}

type Found = (error: null, address: string | Target[], family?: number) => void;

/** What was checked is connected to: a name is not asked for again. */
const connectTo =
  ({ address, family }: Target) =>
  (_host: string, { all }: { all?: boolean | undefined }, found: Found): void => {
    if (all) found(null, [{ address, family }]);
    else found(null, address, family);
  };

async function bodyOf(answer: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LIMIT) {
      answer.destroy();
      throw new Error('the answer is too large');
    }
    parts.push(part);
  }
  return [204, 304].includes(answer.statusCode ?? 0) ? null : Buffer.concat(parts);
}
