import type { z } from 'zod';

/** Which sentence of `fields` fits, and the bound it names. */
export type Problem = {
  key:
    | 'missing'
    | 'number'
    | 'wholeNumber'
    | 'atLeast'
    | 'atMost'
    | 'tooShort'
    | 'tooLong'
    | 'email'
    | 'choice'
    | 'unknown'
    | 'other';
  limit?: number;
};

/** What a schema found wrong in an input, as a sentence's name: schemas speak English, people may not. */
export function fieldMessage(issue: z.core.$ZodIssue, input: unknown): Problem {
  switch (issue.code) {
    case 'invalid_type':
      return { key: typeProblem(issue, valueAt(input, issue.path)) };
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? { key: 'missing' } : { key: 'tooShort', limit: Number(issue.minimum) };
      return isNumeric(issue.origin) ? { key: 'atLeast', limit: Number(issue.minimum) } : { key: 'other' };
    case 'too_big':
      if (issue.origin === 'string') return { key: 'tooLong', limit: Number(issue.maximum) };
      return isNumeric(issue.origin) ? { key: 'atMost', limit: Number(issue.maximum) } : { key: 'other' };
    case 'invalid_format':
      return { key: issue.format === 'email' ? 'email' : 'other' };
    case 'invalid_value':
      return { key: 'choice' };
    case 'unrecognized_keys':
      return { key: 'unknown' };
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { key: 'other' };
  }
}

const isNumeric = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );

function typeProblem({ expected }: z.core.$ZodIssueInvalidType, value: unknown): Problem['key'] {
  if (expected === 'int') return 'wholeNumber';
  if (expected === 'number') return 'number';
  return value === undefined || value === null ? 'missing' : 'other';
}
