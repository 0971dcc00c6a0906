import { lookup, Resolver } from 'node:dns/promises';
import { request as askOverHttp, type IncomingMessage } from 'node:http';
import { request as askOverHttps } from 'node:https';
import { isIP } from 'node:net';
import { env } from '@/lib/env';
import { isPublic } from './public-address';

/** An address that is not asked at. */
export class AddressRefused extends Error {}

type Target = { address: string; family: number };
export type Asked = { method?: string; headers?: Record<string, string>; body?: unknown };

/** What a call outward may take, and what of the network around this installation it may reach. */
export type OutwardLimits = {
  /** Addresses that are not public and may be asked all the same, also over http. */
  mayReach: (address: string) => boolean;
  waitMs: number;
  /** Bytes of the answer: a longer one is refused, or cut there. */
  most: number;
  beyond: 'refused' | 'cut';
};

/** An answer of which only the beginning came, or one that is no answer to what was asked. */
export class AnswerBroken extends Error {
  constructor(
    readonly status: number,
    cause: unknown,
  ) {
    super('the answer did not come to its end', { cause });
  }
}

/**
 * Asks somebody whose address a company entered: the name is resolved once, every address it has must be a public one, and
 * that very address is connected to, over TLS. Redirects are not followed; what takes long ends.
 */
export async function askOutward(address: string, asked: Asked, limits: OutwardLimits): Promise<Response> {
  const url = new URL(address);
  const signal = AbortSignal.timeout(limits.waitMs);
  const target = await beforeEnd(targetOf(url, limits), signal);
  const answer = await beforeEnd(answerTo(url, asked, { target, signal }), signal);
  const status = answer.statusCode ?? 502;
  try {
    return new Response(await beforeEnd(bodyOf(answer, limits), signal), {
      status,
      headers: Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined || name === 'set-cookie' ? [] : [[name, [value].flat().join(', ')]],
      ),
    });
  } catch (error) {
    throw new AnswerBroken(status, error);
  }
}

function answerTo(
  url: URL,
  { method = 'GET', headers = {}, body }: Asked,
  { target, signal }: { target: Target; signal: AbortSignal },
): Promise<IncomingMessage> {
  const sent = body === undefined || body === null ? '' : String(body);
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askOverHttps : askOverHttp;
    const options = {
      method,
      headers: { ...headers, ...(sent !== '' && { 'content-length': Buffer.byteLength(sent) }) },
      signal,
      agent: false as const,
      lookup: connectTo(target),
    };
    ask(url, options, resolve)
      .on('error', reject)
      // Node.js destroys a request whose protocol is switched, and says nothing but that it is closed.
      .on('upgrade', ({ statusCode = 101 }, socket) => {
        socket.destroy();
        reject(new AnswerBroken(statusCode, new Error('another protocol was answered')));
      })
      .on('close', () => reject(new Error('the connection was closed without an answer')))
      .end(sent);
  });
}

/** Whatever the work waits for ends with the signal: not everything that it waits for takes one, or heeds it. */
function beforeEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject);
  });
}

async function targetOf(url: URL, { mayReach }: OutwardLimits): Promise<Target> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const isOfThisMachine = /(^|\.)localhost\.?$/.test(host);
  const refused = new AddressRefused('only public addresses are asked, over https');
  if (!/^https?:$/.test(url.protocol) || (isOfThisMachine && !mayReach(LOOPBACK))) throw refused;
  const targets = family === 0 ? await targetsOf(host, mayReach(LOOPBACK)) : [{ address: host, family }];
  const [first] = targets;
  const isSafe = ({ address }: Target) => mayReach(address) || (url.protocol === 'https:' && isPublic(address));
  if (first === undefined || !targets.every(isSafe)) throw refused;
  return first;
}

const LOOPBACK = '127.0.0.1';

/**
 * Where a name leads. Name servers are asked by ourselves: the machine's own look-up has few threads, shared with files and
 * hashes, and a silent name server holds one. It alone knows names of this machine, where those may be asked.
 */
async function targetsOf(host: string, withThisMachine: boolean): Promise<Target[]> {
  if (withThisMachine) return lookup(host, { all: true, verbatim: true });
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
  const found = [...(four.status === 'fulfilled' ? four.value : []), ...(six.status === 'fulfilled' ? six.value : [])];
  return found.map((address) => ({ address, family: isIP(address) }));
}

type Found = (error: null, address: string | Target[], family?: number) => void;

/** What was checked is connected to: a name is not asked for again. */
const connectTo =
  ({ address, family }: Target) =>
  (_host: string, { all }: { all?: boolean | undefined }, found: Found): void => {
    if (all) found(null, [{ address, family }]);
    else found(null, address, family);
  };

async function bodyOf(answer: IncomingMessage, { most, beyond }: OutwardLimits): Promise<Buffer<ArrayBuffer> | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    parts.push(part);
    if (size > most) {
      answer.destroy();
      if (beyond === 'refused') throw new Error('the answer is too large');
      break;
    }
  }
  return [204, 205, 304].includes(answer.statusCode ?? 0) ? null : Buffer.concat(parts).subarray(0, most);
}
