import { z } from 'zod';
import { components } from '@/lib/api/answers';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const uri = (id: string) => `#/components/schemas/${id}`;

/** Takes out what says nothing to a reader: the integers a double can hold, and the pattern behind a named format. */
function plain({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}

/** Later versions may add members to an answer, so a reader must not refuse them. */
function openEnded(context: { jsonSchema: JsonSchema }): void {
  plain(context);
  delete context.jsonSchema.additionalProperties;
}

function withoutHeader({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** The named schemas of answers, referring to each other. */
export function answerSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(components, { uri, io: 'output', override: openEnded });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeader(schema)]));
}

/** The schema of an answer: a reference to its component. */
export function answerReference(schema: z.ZodType): JsonSchema {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new Error('an answer of the API has no name in lib/api/answers.ts');
  return { $ref: uri(id) };
}

/** The members a call takes, as the use case parses them. */
export function inputSchema(input: z.ZodType): { properties: Record<string, JsonSchema>; required: readonly string[] } {
  const schema: JsonSchema = z.toJSONSchema(input, { io: 'input', override: plain });
  const properties: Record<string, JsonSchema> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {}))
    if (typeof member === 'object') properties[name] = member;
  return { properties, required: schema.required ?? [] };
}
