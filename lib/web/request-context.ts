import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { RequestContext } from '@/lib/access';
import { REQUESTED_PATH } from './requested-path';

// A few calls take a large body and go round proxy.ts, which would keep all of it in memory.
const REQUEST_ID = /^[A-Za-z0-9._:-]{8,128}$/;

/** What the audit log and the sign-in limits know about this request. proxy.ts gives it its id. */
export async function requestContext(): Promise<RequestContext> {
  const given = await headers();
  const requestId = given.get('x-request-id') ?? '';
  const address = given.get('x-forwarded-for');
  const userAgent = given.get('user-agent')?.slice(0, 400);
  return {
    requestId: REQUEST_ID.test(requestId) ? requestId : randomUUID(),
    origin: 'web',
    ...(address !== null && { address }),
    ...(userAgent !== undefined && { userAgent }),
  };
}

/** The path and query that were asked for. */
export const requestedPath = async (): Promise<string> => (await headers()).get(REQUESTED_PATH) ?? '/';
