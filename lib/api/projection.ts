import { z } from 'zod';

type Project = (value: unknown) => unknown;

/**
 * A function that keeps of a value exactly the members its schema names, in the schema's order. It is made once per
 * route and checks nothing, so an answer is what the document says, and a repeated one is the same text (R9).
 */
export function projectorOf(schema: z.core.$ZodType): Project {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    const inner = projectorOf(schema.unwrap());
    return (value) => (value === null || value === undefined ? value : inner(value));
  }
  if (schema instanceof z.ZodArray) {
    const element = projectorOf(schema.element);
    return (value) => (Array.isArray(value) ? value.map(element) : value);
  }
  if (schema instanceof z.ZodUnion) return unionProjector(schema.options);
  if (schema instanceof z.ZodObject) return objectProjector(schema);
  return (value) => value;
}

/** Of several forms the one that the value has: whose first member it has. */
function unionProjector(options: readonly z.core.$ZodType[]): Project {
  const forms = options.map((option) => ({
    first: option instanceof z.ZodObject ? (Object.keys(option.shape)[0] ?? '') : '',
    project: projectorOf(option),
  }));
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    return forms.find(({ first }) => Reflect.get(value, first) !== undefined)?.project(value) ?? value;
  };
}

function objectProjector(schema: z.ZodObject): Project {
  const members = Object.entries(schema.shape).map(([name, member]) => [name, projectorOf(member)] as const);
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    const kept: Record<string, unknown> = {};
    for (const [name, project] of members) kept[name] = project(Reflect.get(value, name));
    return kept;
  };
}
