import { titleOf } from '@/lib/api/problem';
import type { FileBody, Route } from '@/lib/api/route';
import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/domain-error';
import { bodyExamples } from './examples';
import { answerReference, inputSchema, type JsonSchema } from './schemas';

const problem = (description: string, headers?: Record<string, unknown>) => ({
  description,
  ...(headers ? { headers } : {}),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

/** Refusals that every call can answer with, by the name of their component. */
export const commonResponses = {
  Malformed: problem('malformed: the body is not JSON.'),
  Unauthenticated: problem('unauthenticated: no key, or one that is unknown, expired or revoked.', {
    'WWW-Authenticate': { schema: { type: 'string' } },
  }),
  Forbidden: problem(
    'forbidden: the role of the key lacks the right named in `permission`; `heldBy` names the roles that have it.',
  ),
  NotFound: problem('not_found: unknown, malformed, or of another company.'),
  BodyTooLarge: problem('body_too_large: more than 1 MB; 4 MB where many items are taken, 25 MB of a file.'),
  UnsupportedMediaType: problem(
    'unsupported_media_type: the body must be application/json in UTF-8; a file is text/csv.',
  ),
  InvalidInput: problem(
    'invalid_input: every wrong field is in `errors`. idempotency_key_reused: the key belongs to another request.',
  ),
  RateLimited: problem('rate_limited: 6,000 requests a minute and a burst of 1,000 per key.', retryAfter),
  Unavailable: problem(
    'unavailable: the database does not answer, or a copy is still being made; nothing was changed unless it was acknowledged.',
    retryAfter,
  ),
};

const common = (name: keyof typeof commonResponses) => ({ $ref: `#/components/responses/${name}` });

const parameterNames = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);

/** One call as the OpenAPI document describes it. */
export function operationOf(route: Route): Record<string, unknown> {
  const inPath = parameterNames(route.path);
  const { properties, required } = inputSchema(route.useCase.input);
  const rest = route.file ? [] : Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const isQuery = route.method === 'GET';
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(isQuery
      ? rest.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
      : []),
    ...shortForm(route),
    ...fileParameters(route),
    ...(route.isEffect ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  const requiredInBody = required.filter((name) => !inPath.includes(name));
  return {
    operationId: route.useCase.name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.file ? { requestBody: fileBody(route.file) } : {}),
    ...(isQuery || rest.length === 0
      ? {}
      : { requestBody: requestBody(route, Object.fromEntries(rest), requiredInBody) }),
    responses: { ...successes(route), ...refusals(route, inPath.length > 0) },
    'x-permission': route.useCase.permission,
  };
}

/** The query parameters of a call that changes something: a short form of members of its body. */
function shortForm({ query }: Route) {
  if (query === undefined) return [];
  const { properties } = inputSchema(query.parameters);
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

/** What was sent cannot be used; a route may have a code of its own for it. */
function ofInput({ refusals: own }: Route) {
  const more = own.filter((code) => ERROR_STATUS[code] === 422);
  return more.length === 0 ? common('InvalidInput') : problem(`invalid_input, ${more.join(', ')}.`);
}

/** What a call that takes a file asks in its query. */
function fileParameters({ file }: Route) {
  if (file === undefined) return [];
  const { properties, required } = inputSchema(file.parameters);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const fileBody = ({ contentType }: FileBody) => ({
  required: true,
  content: { [contentType]: { schema: { type: 'string', format: 'binary' } } },
});

const tagOf = (path: string): string => titleOf(path.split('/')[1] ?? '');

function requestBody(route: Route, properties: Record<string, JsonSchema>, required: readonly string[]) {
  const schema = { type: 'object', properties, required, additionalProperties: false };
  const example = bodyExamples[route.useCase.name];
  return {
    required: required.length > 0,
    content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
  };
}

function successes({ statuses, answer, summary, download }: Route): Record<string, unknown> {
  const content =
    download === undefined
      ? { 'application/json': { schema: answerReference(answer) } }
      : { [download.contentType]: { schema: { type: 'string', format: 'binary' } } };
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  return Object.fromEntries(statuses.map((status) => [status, { description: summary, headers, content }]));
}

function refusals(route: Route, hasPathParameter: boolean): Record<string, unknown> {
  const changes = route.method !== 'GET';
  const conflicts: ErrorCode[] = [
    ...route.refusals.filter((code) => ERROR_STATUS[code] === 409),
    ...(route.isEffect ? ['request_in_progress' as const] : []),
  ];
  return {
    ...(changes ? { 400: common('Malformed') } : {}),
    401: common('Unauthenticated'),
    403: common('Forbidden'),
    ...(hasPathParameter || changes ? { 404: common('NotFound') } : {}),
    ...(conflicts.length > 0 ? { 409: problem(`${conflicts.join(', ')}.`) } : {}),
    ...(changes ? { 413: common('BodyTooLarge'), 415: common('UnsupportedMediaType') } : {}),
    422: ofInput(route),
    429: common('RateLimited'),
    503: common('Unavailable'),
  };
}
