import { type Actor, fingerprintOf, type RequestContext } from '@/lib/access';
import { DomainError } from '@/lib/kernel/domain-error';
import { log } from '@/lib/log';
import { authenticate } from './authenticate';
import { readIdempotencyKey } from './idempotency-key';
import { compileMatcher, type Endpoint, type Match } from './matcher';
import { openApiText } from './open-api/document';
import { problemResponse } from './problem';
import { readBody } from './request-body';
import { requestContext } from './request-context';
import { mergeInput, mergeShortForm, readQuery, readShortForm } from './request-input';
import type { FileBody, Route } from './route';
import { routes } from './routes';
import { sentOut } from './sent-out';

const PREFIX = '/api/v1';

/** The one call without a use case and without a key. */
const description = { method: 'GET', path: '/openapi.json', run: undefined } as const;
type Entry = Route | typeof description;

const match = compileMatcher<Entry>([...routes, description]);

/** Answers a call of the REST API: whatever happens, with JSON, a status of the contract and the request's id. */
export async function dispatch(request: Request): Promise<Response> {
  const context = requestContext(request);
  const { pathname, search } = new URL(request.url);
  const found = match(pathname.slice(PREFIX.length));
  if (found === undefined) return problemResponse(new DomainError('not_found'), context.requestId);
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { allow: allowed(found), 'x-request-id': context.requestId } });
  const endpoint = found.methods.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (endpoint === undefined)
    return problemResponse(new DomainError('method_not_allowed', { allow: allowed(found) }), context.requestId);
  const response = await answerOf(request, { pathname, search }, endpoint, found.values, context);
  return request.method === 'HEAD' ? new Response(null, response) : response;
}

function allowed({ methods }: Match<Entry>): string {
  const known = [...methods.keys()];
  return [...known, ...(known.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

async function answerOf(
  request: Request,
  url: Address,
  endpoint: Endpoint<Entry>,
  values: readonly string[],
  context: RequestContext,
): Promise<Response> {
  const { route, parameters } = endpoint;
  if (route.run === undefined) return json(200, openApiText(), context);
  try {
    return await call(request, url, { route, parameters }, values, context);
  } catch (error) {
    const refusal = error instanceof DomainError ? error : unexpected(error, context);
    return problemResponse(refusal, context.requestId, route.projectQuote);
  }
}

type Address = { pathname: string; search: string };

async function call(
  request: Request,
  { pathname, search }: Address,
  endpoint: Endpoint<Route>,
  values: readonly string[],
  context: RequestContext,
): Promise<Response> {
  const { route } = endpoint;
  const actor = await authenticate(request.headers, context);
  const query = readQuery(search);
  if (route.file !== undefined) return received(request, route.file, query, actor, context);
  const short = route.method === 'GET' ? {} : readShortForm(query, route.query);
  const { text, members } =
    route.method === 'GET' ? { text: '', members: query } : await readBody(request, route.bodyLimit);
  const key = route.isEffect ? readIdempotencyKey(request) : undefined;
  const idempotency =
    key === undefined ? undefined : { key, fingerprint: fingerprintOf(route.method, pathname + search, text) };
  const input = mergeInput(mergeShortForm(members, short), endpoint, values);
  if (route.download !== undefined) return sentOut(request, route.download, actor, input, context);
  const result = await route.run(actor, input, { request: context, idempotency });
  if (!result.ok) throw result.error;
  return json(result.value.status, JSON.stringify(result.value.body), context);
}

/** Takes a file in: its kind is said by its type, the rest by the query. */
async function received(
  { headers, body }: Request,
  file: FileBody,
  query: Readonly<Record<string, unknown>>,
  actor: Actor,
  context: RequestContext,
): Promise<Response> {
  const [type = ''] = (headers.get('content-type') ?? '').toLowerCase().split(';', 1);
  if (type.trim() !== file.contentType) throw new DomainError('unsupported_media_type');
  const given = readShortForm(query, { parameters: file.parameters, toMembers: (members) => ({ ...members }) });
  const length = Number(headers.get('content-length') ?? 0);
  const answer = await file.receive(actor, given, { body, length }, context);
  return json(answer.status, JSON.stringify(answer.body), context);
}

const json = (status: number, text: string, { requestId }: RequestContext): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': requestId },
  });

/** What nobody foresaw is logged under the request's id; its message stays here. */
function unexpected(error: unknown, { requestId }: RequestContext): DomainError {
  log.error({ err: error, requestId }, 'an API call failed');
  return new DomainError('internal');
}
