import { ERROR_STATUS, type ErrorCode } from '@/lib/kernel/domain-error';
import { PROBLEM_SENTENCES } from '@/lib/kernel/problem-sentences';
import { openApiText } from './document';

/** A value's type in words, and the named schemas that the words mention. */
export type TypeText = { text: string; schema: string | null };
/** One member of a body or an answer; members of members have their path: `items[].numberId`. */
export type MemberLine = TypeText & { name: string; required: boolean; note: string };
/** One answer of a call. */
export type AnswerLine = { status: string; schema: string | null; codes: string[] };
/** A refusal's code and what it means, whichever call it comes from. */
export type RefusalCode = { code: ErrorCode; status: number; meaning: string };

/** One call as a page shows it. */
export type Call = {
  id: string;
  method: string;
  path: string;
  summary: string;
  /** The right that the key's role needs. */
  permission: string;
  parameters: (MemberLine & { place: string })[];
  body: MemberLine[];
  example: unknown;
  successes: AnswerLine[];
  refusals: AnswerLine[];
};
export type CallGroup = { name: string; calls: Call[] };
export type SchemaLines = { name: string; members: MemberLine[]; example: unknown };
export type ApiReading = {
  title: string;
  description: string;
  groups: CallGroup[];
  /** Every code that a call names, by status. */
  codes: RefusalCode[];
  schemas: SchemaLines[];
};

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  examples?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
};
type Content = { content?: Record<string, { schema?: Schema; example?: unknown }> };
type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema: Schema; description?: string };
type Operation = {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string; description?: string }>;
  'x-permission': string;
};
type Document = {
  info: { title: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    parameters: Record<string, Parameter>;
    responses: Record<string, Content & { description: string }>;
    schemas: Record<string, Schema>;
  };
};

const nameIn = (reference: string): string => reference.split('/').at(-1) ?? '';

/** A schema's type in words. */
function typeText(schema: Schema): TypeText {
  if (schema.$ref !== undefined) return { text: nameIn(schema.$ref), schema: nameIn(schema.$ref) };
  if (schema.anyOf !== undefined) {
    const kinds = schema.anyOf.map(typeText);
    return {
      text: kinds.map(({ text }) => text).join(' or '),
      schema: kinds.find((kind) => kind.schema)?.schema ?? null,
    };
  }
  if (schema.const !== undefined) return { text: JSON.stringify(schema.const), schema: null };
  if (schema.enum !== undefined)
    return { text: schema.enum.map((value) => JSON.stringify(value)).join(' | '), schema: null };
  if (schema.type === 'array') {
    const { text, schema: name } = typeText(schema.items ?? {});
    return { text: `list of ${text}`, schema: name };
  }
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any value');
  return { text: schema.format === undefined ? type : `${type} (${schema.format})`, schema: null };
}

/** "1 to 40 characters", "at most 200": how much or how many. */
function bounds(least: number | undefined, most: number | undefined, unit: string): string[] {
  const words = unit === '' ? '' : ` ${unit}`;
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${words}`];
  if (least !== undefined) return [`at least ${least}${words}`];
  return most === undefined ? [] : [`at most ${most}${words}`];
}

/** What a schema says beyond its type. */
function noteOf(schema: Schema): string {
  return [
    ...(schema.description ? [schema.description] : []),
    ...bounds(schema.minimum, schema.maximum, ''),
    ...bounds(schema.minLength, schema.maxLength, 'characters'),
    ...bounds(schema.minItems, schema.maxItems, 'entries'),
    ...(schema.pattern === undefined ? [] : [`matches ${schema.pattern}`]),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ].join('; ');
}

/** The object behind "object or null" and "list of objects", whose members are lines of their own. */
function inner(schema: Schema): { object: Schema; path: string } | null {
  if (schema.properties !== undefined) return { object: schema, path: '' };
  if (schema.type === 'array' && schema.items?.properties !== undefined) return { object: schema.items, path: '[]' };
  const object = schema.anyOf?.find((kind) => kind.properties !== undefined);
  return object === undefined ? null : { object, path: '' };
}

function membersOf(schema: Schema, prefix = ''): MemberLine[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const line = { name: `${prefix}${name}`, required: schema.required?.includes(name) ?? false, note: noteOf(member) };
    const deeper = inner(member);
    const more = deeper === null ? [] : membersOf(deeper.object, `${prefix}${name}${deeper.path}.`);
    return [{ ...line, ...typeText(member) }, ...more];
  });
}

const CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** The codes of a status that a refusal's description names. */
function codesIn(description: string, status: number): ErrorCode[] {
  const words = new Set(description.match(/[a-z_]+/g));
  return CODES.filter((code) => words.has(code) && ERROR_STATUS[code] === status);
}

/** What each code means that one of the calls names. */
function codesOf(calls: readonly Call[]): RefusalCode[] {
  const named = new Set(calls.flatMap(({ refusals }) => refusals.flatMap(({ codes }) => codes)));
  return CODES.filter((code) => named.has(code))
    .map((code) => ({ code, status: ERROR_STATUS[code], meaning: PROBLEM_SENTENCES[code] }))
    .toSorted((one, other) => one.status - other.status);
}

function answersOf(document: Document, operation: Operation): AnswerLine[] {
  return Object.entries(operation.responses).map(([status, response]) => {
    const full = response.$ref === undefined ? response : document.components.responses[nameIn(response.$ref)];
    const [content] = Object.values(full?.content ?? {});
    const schema = content?.schema?.$ref;
    return {
      status,
      schema: schema === undefined ? null : nameIn(schema),
      codes: Number(status) < 400 ? [] : codesIn(full?.description ?? '', Number(status)),
    };
  });
}

function callOf(document: Document, method: string, path: string, operation: Operation): Call {
  const parameters = (operation.parameters ?? []).flatMap((given) => {
    const parameter = given.$ref === undefined ? given : document.components.parameters[nameIn(given.$ref)];
    if (parameter === undefined) return [];
    const { name, required = false, schema, description } = parameter;
    const note = [description ?? '', noteOf(schema)].filter(Boolean).join(' ');
    return [{ name, required, place: parameter.in, note, ...typeText(schema) }];
  });
  const [body] = Object.values(operation.requestBody?.content ?? {});
  const answers = answersOf(document, operation);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    permission: operation['x-permission'],
    parameters,
    body: body?.schema === undefined ? [] : membersOf(body.schema),
    example: body?.example,
    successes: answers.filter(({ status }) => Number(status) < 400),
    refusals: answers.filter(({ status }) => Number(status) >= 400),
  };
}

let reading: ApiReading | undefined;

/** The OpenAPI document, as it is sent, in lines that a page can show; made once. */
export function readApi(): ApiReading {
  reading ??= read(JSON.parse(openApiText()) as Document);
  return reading;
}

function read(document: Document): ApiReading {
  const groups = new Map<string, Call[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = operation.tags[0] ?? '';
      groups.set(name, [...(groups.get(name) ?? []), callOf(document, method, path, operation)]);
    }
  }
  return {
    title: document.info.title,
    description: document.info.description,
    groups: [...groups].map(([name, calls]) => ({ name, calls })),
    codes: codesOf([...groups.values()].flat()),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      members: membersOf(schema),
      example: schema.examples?.[0],
    })),
  };
}
