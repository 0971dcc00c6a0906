import type { z } from 'zod';
import { type Query, runQuery } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { type Result, refuse } from '@/lib/kernel/result';
import { currentActor } from './current-actor';
import { describeRefusal } from './describe-refusal';
import { refusalOf } from './failure';
import { requestContext } from './request-context';

/** A GET route for what pages re-read in the browser (pickers): the same query, the session's cookie, JSON, never cached. */
export function defineReadRoute<I extends z.ZodType, O extends z.ZodType>(
  query: Query<I, O>,
): (request: Request) => Promise<Response> {
  return async ({ url }) => {
    const request = await requestContext();
    const input = Object.fromEntries(new URL(url).searchParams);
    let result: Result<z.output<O>>;
    try {
      const actor = await currentActor();
      result =
        actor === null ? refuse(new DomainError('unauthenticated')) : await runQuery(query, actor, input, { request });
    } catch (error) {
      result = refuse(refusalOf(error, request.requestId, query.name));
    }
    const headers = new Headers({ 'Cache-Control': 'no-store' });
    if (result.ok) return Response.json(result.value, { headers });
    const { error } = result;
    if (error.status === 503 || error.status === 429)
      headers.set('Retry-After', String(Number(error.details.retryAfter) || 2));
    const body = await describeRefusal(error, request.requestId, { schema: query.input, input });
    return Response.json(body, { status: error.status, headers });
  };
}
