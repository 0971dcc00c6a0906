import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { RequestContext } from '@/lib/access';
import { REQUESTED_PATH } from './requested-path';

/** What the audit log and the sign-in limits know about this request. proxy.ts gives it its id. */
export async function requestContext(): Promise<RequestContext> {
  const given = await headers();
  const address = given.get('x-forwarded-for');
  const userAgent = given.get('user-agent')?.slice(0, 400);
  return {
    requestId: given.get('x-request-id') ?? randomUUID(),
    origin: 'web',
    ...(address !== null && { address }),
    ...(userAgent !== undefined && { userAgent }),
  };
}

/** The path and query that were asked for. */
export const requestedPath = async (): Promise<string> => (await headers()).get(REQUESTED_PATH) ?? '/';
