import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { components } from '@/lib/api/answers';
import { routes } from '@/lib/api/routes';
import { ERROR_STATUS } from '@/lib/kernel/domain-error';
import { callRest } from '@/lib/testing/rest';
import { WITHOUT_CALL } from '@/lib/testing/without-call';
import { USE_CASES } from '@/lib/use-cases';
import { openApiDocument } from './document';
import { answerExamples, bodyExamples } from './examples';

type Tree = { [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const document: Tree = JSON.parse(JSON.stringify(openApiDocument()));

const at = (pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, step) => (isTree(value) ? value[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      document,
    );

function everyReference(value: unknown): string[] {
  if (!isTree(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(everyReference)];
}

const operations = Object.entries(isTree(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
  Object.entries(isTree(item) ? item : {}).map(([method, operation]) => ({
    path,
    method,
    operation: isTree(operation) ? operation : {},
  })),
);

describe('the OpenAPI document', () => {
  it('is served without a key', async () => {
    const answer = await callRest('/openapi.json', null);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(answer.body).toEqual(document);
    expect(answer.body.openapi).toMatch(/^3\.1\./);
  });

  it('describes every route and nothing else', () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('refers only to what it holds', () => {
    const references = [...new Set(everyReference(document))];
    expect(references.length).toBeGreaterThan(15);
    for (const reference of references) expect(at(reference.slice(1)), reference).toBeDefined();
  });

  it('names each operation once, with its parameters, security and refusals', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.security).toEqual([{ apiKey: [] }]);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = Array.isArray(operation.parameters)
        ? operation.parameters.filter((parameter: Tree) => parameter.in === 'path')
        : [];
      expect(
        parameters.map((parameter: Tree) => parameter.name),
        path,
      ).toEqual(inPath);
      expect(Object.keys(isTree(operation.responses) ? operation.responses : {}), path).toEqual(
        expect.arrayContaining(['401', '403', '422', '429', '503']),
      );
    }
  });

  it('offers the Idempotency-Key where something changes, and not on quotes', () => {
    const offering = operations
      .filter(({ operation }) => JSON.stringify(operation).includes('#/components/parameters/IdempotencyKey'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(offering).toEqual(
      expect.arrayContaining([
        'post /assignments',
        'post /licences',
        'delete /licences/{licenceId}/removal',
        'patch /company',
        'delete /numbers/{numberId}',
      ]),
    );
    expect(offering.filter((call) => call.includes('quote') || call.startsWith('get'))).toEqual([]);
  });

  it('asks in bodies and queries for exactly what the use cases parse', () => {
    const assign = operations.find(({ path, method }) => path === '/assignments' && method === 'post');
    const body = JSON.stringify(assign?.operation.requestBody);
    for (const name of [
      'memberId',
      'numberId',
      'e164',
      'maxPurchases',
      'maxCharge',
      'maxRemovalsUndone',
      'maxRenewalIncrease',
    ])
      expect(body).toContain(`"${name}"`);
    expect(body).toContain('"additionalProperties":false');
    const reassign = operations.find(({ path }) => path === '/numbers/{numberId}/reassign');
    expect(JSON.stringify(reassign?.operation.requestBody)).not.toContain('"numberId"');
    const list = operations.find(({ path, method }) => path === '/licences' && method === 'get');
    expect(JSON.stringify(list?.operation.parameters)).toContain('"minimum":1,"maximum":200');
  });

  it('knows every code of a refusal', () => {
    expect(at('/components/schemas/Problem/properties/code/enum')).toEqual(Object.keys(ERROR_STATUS));
  });

  it('has examples that its own schemas accept', () => {
    const schemas = new Map(routes.map(({ answer }) => [components.get(answer)?.id, answer]));
    const strict = (schema: z.ZodType) => (schema instanceof z.ZodObject ? schema.strict() : schema);
    for (const [id, example] of Object.entries(answerExamples)) {
      const schema = schemas.get(id) ?? z.unknown();
      expect(strict(schema).safeParse(example).error, id).toBeUndefined();
      expect(at(`/components/schemas/${id}`), id).toBeDefined();
    }
    const withExample = routes.filter(({ useCase }) => useCase.name in bodyExamples);
    expect(withExample).toHaveLength(Object.keys(bodyExamples).length);
    for (const { useCase, path } of withExample) {
      const example = bodyExamples[useCase.name];
      const parameters = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x_1']));
      const body = { ...(isTree(example) ? example : {}), ...parameters };
      expect(useCase.input.safeParse(body).error, useCase.name).toBeUndefined();
    }
  });
});

describe('every use case', () => {
  it('has its call, or a reason why not', () => {
    const called = new Set(routes.map(({ useCase }) => useCase.name));
    const unexplained = [...USE_CASES.keys()].filter((name) => !called.has(name) && WITHOUT_CALL[name] === undefined);
    expect(unexplained).toEqual([]);
    expect(Object.keys(WITHOUT_CALL).filter((name) => called.has(name) || !USE_CASES.has(name))).toEqual([]);
  });

  it('called is in the registry', () => {
    expect(routes.map(({ useCase }) => useCase.name).filter((name) => !USE_CASES.has(name))).toEqual([]);
  });
});
