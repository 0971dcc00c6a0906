import { randomUUID } from 'node:crypto';
import type { RequestContext } from '@/lib/access';

const REQUEST_ID = /^[A-Za-z0-9._:-]{8,128}$/;

/** Where the request came from, for audit and logs. */
export function requestContext({ headers }: Request): RequestContext {
  const given = headers.get('x-request-id') ?? '';
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64);
  const userAgent = headers.get('user-agent')?.slice(0, 300);
  return {
    requestId: REQUEST_ID.test(given) ? given : randomUUID(),
    origin: 'api',
    ...(address ? { address } : {}),
    ...(userAgent ? { userAgent } : {}),
  };
}
