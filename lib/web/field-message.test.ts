import { expect, it } from 'vitest';
import { z } from 'zod';
import { plainText, quantity } from '@/lib/kernel/shape';
import { fieldMessage } from './field-message';

const form = z.strictObject({
  name: plainText(5),
  quantity,
  email: z.email('Must be an e-mail address.'),
  role: z.enum(['owner', 'admin']),
  code: z.string().min(3),
  rate: z.number(),
});
const fitting = { name: 'Ana', quantity: 1, email: 'ana@example.com', role: 'admin', code: 'abc', rate: 1 };

it.each([
  [{ name: '' }, { key: 'missing' }],
  [{ name: undefined }, { key: 'missing' }],
  [{ name: 'too long' }, { key: 'tooLong', limit: 5 }],
  [{ name: 'a\u0000b' }, { key: 'other' }],
  [{ name: 12 }, { key: 'other' }],
  [{ quantity: 0 }, { key: 'atLeast', limit: 1 }],
  [{ quantity: 10_001 }, { key: 'atMost', limit: 10_000 }],
  [{ quantity: 1.5 }, { key: 'wholeNumber' }],
  [{ quantity: Number.NaN }, { key: 'number' }],
  [{ rate: '1,5' }, { key: 'number' }],
  [{ email: 'nobody' }, { key: 'email' }],
  [{ role: 'king' }, { key: 'choice' }],
  [{ code: 'ab' }, { key: 'tooShort', limit: 3 }],
  [{ more: 1 }, { key: 'unknown' }],
])('%j is said as %j', (wrong, problem) => {
  const input = { ...fitting, ...wrong };
  const [issue, ...others] = form.safeParse(input).error?.issues ?? [];
  expect(others).toEqual([]);
  expect(issue && fieldMessage(issue, input)).toEqual(problem);
});
