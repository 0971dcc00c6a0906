import { routes } from '@/lib/api/routes';
import { ERROR_STATUS } from '@/lib/kernel/domain-error';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';
import { answerExamples } from './examples';
import { commonResponses, operationOf } from './operation';
import { answerSchemas, type JsonSchema } from './schemas';
import { webhooks } from './webhooks';

const problem: JsonSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457). Members that belong to a code stand beside these.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(ERROR_STATUS) },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      description: 'Of invalid_input: each wrong field or query parameter.',
      items: {
        type: 'object',
        properties: {
          pointer: { type: 'string', description: 'A JSON pointer into the body, or / and the parameter’s name.' },
          message: { type: 'string' },
        },
        required: ['pointer', 'message'],
      },
    },
    quote: { type: 'object', description: 'Of quote_changed: what it would do and cost now.' },
    reason: { type: 'string', description: 'Of number_not_assignable.' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
};

const problemExample = {
  type: 'urn:latchkey:problem:not_found',
  title: 'Not found',
  status: 404,
  detail: PROBLEM_SENTENCES.not_found,
  code: 'not_found',
  requestId: '3f0a52c6-3a0e-4a8f-8f6f-2f1c0f6f9f11',
};

function paths(): Record<string, Record<string, unknown>> {
  const all: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    all[route.path] = { ...all[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return all;
}

function schemas(): Record<string, JsonSchema> {
  const named = Object.entries(answerSchemas()).map(([id, schema]) => [
    id,
    id in answerExamples ? { ...schema, examples: [answerExamples[id]] } : schema,
  ]);
  return { ...Object.fromEntries(named), Problem: { ...problem, examples: [problemExample] } };
}

/** The OpenAPI 3.1 document, made from the schemas that inputs are parsed with and answers are shaped by. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Latchkey REST API',
      version: '1',
      description:
        'Licences and numbers of one company. Money is in minor units, excluding tax unless named otherwise. Instants are UTC; dates are days in the company’s time zone. `renewsOn` and `endsOn` are the first day no longer paid. Lists take `limit` and an opaque `cursor`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }],
    paths: paths(),
    webhooks: webhooks(),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of one company and one role, made by the operator.',
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description:
            'Repeating the same request under the same key has one effect and the same answer. A refusal leaves the key unused.',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
      },
      headers: {
        RequestId: { description: 'The id of this request in logs and in the audit log.', schema: { type: 'string' } },
      },
      responses: commonResponses,
      schemas: schemas(),
    },
  };
}

let text: string | undefined;

/** The document as it is sent; made once. */
export function openApiText(): string {
  text ??= JSON.stringify(openApiDocument());
  return text;
}
