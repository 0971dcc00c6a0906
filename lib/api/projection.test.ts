import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectorOf } from './projection';

const money = z.object({ amount: z.int(), currency: z.string() });
const row = z.object({ id: z.string(), price: money.nullable(), tags: z.array(z.string()).optional() });

describe('a projection', () => {
  it('keeps the members of the schema, in its order, at every depth', () => {
    const project = projectorOf(z.object({ data: z.array(row), next: z.string().nullable() }));
    const stored = {
      secret: 1,
      next: null,
      data: [{ tags: ['b'], price: { currency: 'EUR', amount: 1, rate: 2 }, id: 'x', display: 'y' }],
    };
    expect(JSON.stringify(project(stored))).toBe(
      '{"data":[{"id":"x","price":{"amount":1,"currency":"EUR"},"tags":["b"]}],"next":null}',
    );
  });

  it('leaves null and absent members as they are', () => {
    expect(JSON.stringify(projectorOf(row)({ id: 'x', price: null }))).toBe('{"id":"x","price":null}');
  });
});
